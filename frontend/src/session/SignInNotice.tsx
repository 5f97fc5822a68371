import { t } from "../i18n/words.ts";
import { Notice } from "../ui/Notice.tsx";
import { Countdown } from "../ui/Times.tsx";
import type { SignInProblem } from "./session-store.ts";

interface Props {
  problem: SignInProblem | null;
  waiting: boolean;
}

const titles = () => ({
  link: t.session.thisLinkNoLongerWorks,
  away: t.session.theServerIsntAnswering,
  failed: t.session.thatDidntWork,
});

/** Why the door is shut where it is not for the password: the field itself speaks of that. */
export function SignInNotice({ problem, waiting }: Props) {
  if (!problem || problem.kind === "password") return null;
  if (problem.kind === "throttled") {
    if (!problem.until || !waiting) return <Notice live>{t.session.youCanTryAgainNow}</Notice>;
    return (
      <Notice tone="warn" title={problem.sentence}>
        <p>{t.session.tooManyAttemptsYouCanTryAgain(<Countdown at={problem.until} />)}</p>
      </Notice>
    );
  }
  return (
    <Notice tone={problem.kind === "link" ? "calm" : "warn"} title={titles()[problem.kind]} live>
      <p>{problem.sentence}</p>
      {problem.kind === "away" && <p>{t.session.thisPageRetriesAutomatically}</p>}
    </Notice>
  );
}
