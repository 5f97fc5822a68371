/** Waits until the page is idle. Safari cannot tell. */
export function whenIdle(work: () => void, signal: AbortSignal): void {
  const run = () => signal.aborted || work();
  const wait = () => {
    if ("requestIdleCallback" in window) requestIdleCallback(run, { timeout: 5_000 });
    else setTimeout(run, 1_500);
  };
  if (document.readyState === "complete") wait();
  else addEventListener("load", wait, { once: true, signal });
}

/** Visitors who save data fetch the panel only when they want it. */
export function sparing(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return connection?.saveData === true;
}
