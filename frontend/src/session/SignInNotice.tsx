import { Notice } from "../ui/Notice.tsx";
import { Countdown } from "../ui/Times.tsx";
import type { SignInProblem } from "./session-store.ts";

interface Props {
  problem: SignInProblem | null;
  waiting: boolean;
}

const TITLES = {
  link: "This link has done its work",
  away: "The server is away",
  failed: "That did not work",
};

/** Why the door is shut where it is not for the password: the field itself speaks of that. */
export function SignInNotice({ problem, waiting }: Props) {
  if (!problem || problem.kind === "password") return null;
  if (problem.kind === "throttled") {
    if (!problem.until || !waiting) return <Notice live>You can try again now.</Notice>;
    return (
      <Notice tone="warn" title={problem.sentence}>
        <p>
          To keep guessers out, the next one is taken <Countdown at={problem.until} />.
        </p>
      </Notice>
    );
  }
  return (
    <Notice tone={problem.kind === "link" ? "calm" : "warn"} title={TITLES[problem.kind]} live>
      <p>{problem.sentence}</p>
      {problem.kind === "away" && <p>This page tries again by itself.</p>}
    </Notice>
  );
}
