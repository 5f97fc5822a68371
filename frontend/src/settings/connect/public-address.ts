/** Why Facebook could not reach an address: it is this machine's or this network's own, or not encrypted. */
export type Unreachable = "local" | "plain";

const LOCAL =
  /^(localhost|.*\.local(host)?|127\..*|10\..*|192\.168\..*|172\.(1[6-9]|2\d|3[01])\..*|0\.0\.0\.0|\[.*\])$/;

/** Null for an address that Facebook can call. */
export function whyUnreachable(address: string): Unreachable | null {
  const url = parsed(address);
  if (url === null || LOCAL.test(url.hostname)) return "local";
  return url.protocol === "https:" ? null : "plain";
}

const WEBHOOK = /\/webhooks\/messenger\/?$/;

/** Where the server is for the world, out of its webhook's address: "https://shop.example/bot". */
export function baseOfWebhook(address: string): string {
  const url = parsed(address);
  return url ? url.origin + url.pathname.replace(WEBHOOK, "").replace(/\/$/, "") : "";
}

function parsed(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}
