import { useTexts } from '../texts/texts.tsx';

/** Cause and remedy in one run of text, in the reader's language where it is known. */
export function ProblemText({ problem }: { problem: { message: string; remedy?: string | null | undefined } }) {
  return (
    <>
      {useTexts().says(problem.message)} <Remedy remedy={problem.remedy} />
    </>
  );
}

/** "What to do:" with what the gateway advises; nothing where it has no advice. */
export function Remedy({ remedy }: { remedy: string | null | undefined }) {
  const t = useTexts();
  if (!remedy) return null;
  return (
    <>
      <b>{t.common.whatToDo}:</b> {t.says(remedy)}
    </>
  );
}
