import { Notice } from "../ui/Notice.tsx";
import { Countdown } from "../ui/Times.tsx";
import type { SignInProblem } from "./session-store.ts";

interface Props {
  problem: SignInProblem | null;
  waiting: boolean;
}

const TITLES = {
  link: "This link no longer works",
  away: "The server isn’t answering",
  failed: "That didn’t work",
};

/** Why the door is shut where it is not for the password: the field itself speaks of that. */
export function SignInNotice({ problem, waiting }: Props) {
  if (!problem || problem.kind === "password") return null;
  if (problem.kind === "throttled") {
    if (!problem.until || !waiting) return <Notice live>You can try again now.</Notice>;
    return (
      <Notice tone="warn" title={problem.sentence}>
        <p>
          Too many attempts. You can try again <Countdown at={problem.until} />.
        </p>
      </Notice>
    );
  }
  return (
    <Notice tone={problem.kind === "link" ? "calm" : "warn"} title={TITLES[problem.kind]} live>
      <p>{problem.sentence}</p>
      {problem.kind === "away" && <p>This page retries automatically.</p>}
    </Notice>
  );
}
