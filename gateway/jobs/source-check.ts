import type { Check } from '../core/model/administration.ts';
import type { Source } from '../core/model/sources.ts';

/** Do the identity sources tell who is there? null = there are none. */
export function sourceCheck(sources: Source[]): Check | null {
  if (sources.length === 0) return null;
  const base = { id: 'sources', area: 'directory' as const, link: '/directory/sources' };
  const stopped = sources.find(({ lastRun }) => lastRun?.state === 'stopped');
  if (stopped) {
    return {
      ...base,
      level: 'warning',
      title: `A sync of ${stopped.name} waits for an answer`,
      text: `It would disable ${stopped.lastRun?.gone ?? 0} users at once.`,
      remedy: 'Check base, filter and groups of the source; then approve or reject it.',
    };
  }
  const failed = sources.find(({ enabled, lastRun }) => enabled && lastRun?.state === 'failed');
  if (failed) {
    return {
      ...base,
      level: 'warning',
      title: `Identity source ${failed.name} cannot be read`,
      text: failed.lastRun?.problem?.message ?? 'The last sync failed.',
      remedy: failed.lastRun?.problem?.remedy ?? 'Test the source to see at which step it fails.',
    };
  }
  return { ...base, level: 'ok', title: 'Identity sources are well', text: `${sources.length} set up.`, remedy: null };
}
