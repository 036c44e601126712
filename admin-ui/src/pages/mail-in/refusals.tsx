import type { Listener } from '../../api/types.ts';
import { useLanguage } from '../../texts/texts.tsx';

type Counts = Listener['counters']['refused'];

export const refusedCount = (refused: Counts): number => refused.reduce((sum, { count }) => sum + count, 0);

/** What was refused how often, by its reason; null where nothing was. */
export function Refusals({ refused }: { refused: Counts }) {
  const { texts: t, formats } = useLanguage();
  if (refused.length === 0) return null;
  return (
    <ul style={{ margin: 0, padding: 0, listStyle: 'none' }}>
      {refused.map(({ reason, count }) => (
        <li key={reason}>
          <span className="numbers">{formats.number(count)}</span> × {t.mailIn.reasons[reason]}
        </li>
      ))}
    </ul>
  );
}
