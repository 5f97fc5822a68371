import type { PageCheck } from "../../api/page.ts";
import type { Action } from "../../state/action.ts";
import { sentenceOf } from "../../state/failure.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Problem } from "../../ui/Problem.tsx";

interface Props {
  /** What was asked of Facebook. */
  action: Action<never[], unknown>;
  answer: PageCheck | null;
}

/** What Facebook said, or why it was not asked. */
export function Answer({ action, answer }: Props) {
  const failure = action.failure.value;
  return (
    <div role="status">
      {failure ? (
        <Problem sentence={sentenceOf(failure)} />
      ) : (
        answer && <Notice tone={answer.ok ? "good" : "bad"}>{answer.sentence}</Notice>
      )}
    </div>
  );
}
