import type { Settings } from "../seam.ts";

const FIRST_PAUSE_MS = 15_000;
const EMPTY: Settings = { on: true, name: "Chat", color: "", corner: "right", teaser: "", consent: "" };

/** Retries until it knows. On a site the owner has not listed, the console says why there is no chat. */
export async function loadSettings(base: string, signal: AbortSignal): Promise<Settings | undefined> {
  for (let ms = FIRST_PAUSE_MS; !signal.aborted; ms *= 2) {
    try {
      const response = await fetch(`${base}api/v1/chat/settings`, { credentials: "omit", signal });
      if (response.ok) return complete(await response.json());
      if (response.status < 500 && response.status !== 429) return refuse(await reason(response));
    } catch {
      // Offline, or a proxy's page.
    }
    await pause(ms, signal);
  }
  return undefined;
}

/** Settings the owner has left empty may be missing or null. */
function complete(given: Partial<Record<keyof Settings, unknown>>): Settings {
  const set = Object.entries(given).filter(([, value]) => value !== null);
  return { ...EMPTY, ...Object.fromEntries(set) };
}

async function reason(response: Response): Promise<string> {
  const problem = await response.json().catch(() => ({}));
  return problem.detail ?? problem.title ?? `status ${response.status}`;
}

function refuse(why: string): undefined {
  // biome-ignore lint/suspicious/noConsole: the only way to reach the page's developer
  console.warn(`promobot chat: ${why}`);
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    const now = () => {
      clearTimeout(timer);
      resolve();
    };
    addEventListener("online", now, { once: true, signal });
    signal.addEventListener("abort", now);
  });
}
