/** What is wrong with the connection, if anything. */
export type Trouble = { kind: "offline" } | { kind: "busy"; until: number } | undefined;

/** The state of the connection, as far as the visitor should know. */
export interface LineState {
  /** Aborts the current connection. */
  held: AbortController | undefined;
  /** Whether the history has been loaded. */
  loaded: boolean;
  trouble(): Trouble;
  /** Whether the server asked for a pause that is not over yet. */
  asked(): boolean;
  /** Whether the shop is about to answer. */
  typing(): boolean;
  expect(answer: boolean, over: () => void): void;
  delayed(askedMs: number | undefined): void;
  reached(): void;
  down(yes: boolean): void;
}

const TYPING_MS = 10_000;
/** A single failure is usually over before anyone could read about it. */
const SILENT_FAILURES = 1;

export function createLineState(): LineState {
  let typing: ReturnType<typeof setTimeout> | undefined;
  let until = 0;
  let failures = 0;
  let unsent = 0;

  const asked = () => until > Date.now();

  function trouble(): Trouble {
    if (!navigator.onLine) return { kind: "offline" };
    if (asked()) return { kind: "busy", until };
    return failures > SILENT_FAILURES || unsent > SILENT_FAILURES ? { kind: "offline" } : undefined;
  }

  return {
    held: undefined,
    loaded: false,
    trouble,
    asked,
    typing: () => typing !== undefined && trouble() === undefined,
    expect(answer, over) {
      clearTimeout(typing);
      typing = undefined;
      if (!answer) return;
      typing = setTimeout(() => {
        typing = undefined;
        over();
      }, TYPING_MS);
    },
    delayed(askedMs) {
      if (askedMs === undefined) unsent++;
      else until = Date.now() + askedMs;
    },
    reached() {
      until = 0;
      unsent = 0;
    },
    down(yes) {
      failures = yes ? failures + 1 : 0;
    },
  };
}
