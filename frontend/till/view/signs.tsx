import type { JSX } from "preact";
import type { Sign } from "../words.ts";

/** One picture per answer, so that no answer is told by its colour alone. */
const LINES: Record<Sign, JSX.Element> = {
  check: <path d="M12 26l9 9 17-20" />,
  used: <path d="M14 14l20 20M34 14L14 34" />,
  clock: <path d="M24 13v12l8 5M24 42a18 18 0 1 0 0-36 18 18 0 0 0 0 36Z" />,
  calendar: <path d="M8 12h32v28H8zM8 20h32M16 7v8M32 7v8M17 30h14" />,
  void: <path d="M24 42a18 18 0 1 0 0-36 18 18 0 0 0 0 36ZM11 11l26 26" />,
  box: <path d="M8 16l16-8 16 8v18l-16 8-16-8zM8 16l16 8 16-8M24 24v18" />,
  question: <path d="M17 18a7.5 7.5 0 1 1 11 6.6c-2.7 1.5-4 3-4 6M24 38v.5" />,
  hand: <path d="M15 7h18M15 41h18M17 7c0 9 14 11 14 17s-14 8-14 17M31 7c0 9-14 11-14 17s14 8 14 17" />,
  offline: <path d="M8 20c9-8 23-8 32 0M15 27c5-4 13-4 18 0M24 36v.5M9 8l30 32" />,
  undo: <path d="M16 10l-8 8 8 8M8 18h21a10 10 0 0 1 0 20H18" />,
};

export function SignPicture({ sign }: { sign: Sign }) {
  return (
    <svg viewBox="0 0 48 48" aria-hidden="true">
      {LINES[sign]}
    </svg>
  );
}
