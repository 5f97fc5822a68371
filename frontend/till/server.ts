import type { components } from "../src/api/schema.d.ts";
import { below } from "../src/base.ts";
import { writeFor } from "../src/ui/format.ts";
import { Broken, Refused, SignedOut, type Till, type TillApi } from "./api.ts";
import type { Answer, Redemption, Sale } from "./coupon.ts";
import { t } from "./i18n/words.ts";

type Wire<Name extends keyof components["schemas"]> = components["schemas"][Name];

const TILL = "/api/v1/till";
/** Nobody at a counter waits longer. */
const PATIENCE_MS = 8_000;

/** The till's part of the server. */
export function createServer(): TillApi {
  /** How far the server's clock is ahead of the device's. */
  let aheadMs = 0;

  function here(wire: Wire<"TillHere">): Till {
    aheadMs = Date.parse(wire.now) - Date.now();
    writeFor({ zone: wire.time_zone });
    return { name: wire.till, shop: wire.shop, currency: wire.currency };
  }

  const signIn = async (how: Wire<"TillSignIn">) =>
    here(await okay<Wire<"TillHere">>(await ask("POST", "/session", how)));

  return {
    shopTime: (device) => new Date(device.getTime() + aheadMs),
    signInByPin: (pin) => signIn({ pin }),
    signInByLink: (link) => signIn({ link }),
    async signOut() {
      await ask("DELETE", "/session");
    },
    async whoAmI() {
      const answer = await ask("GET", "");
      return answer.status === 401 ? null : here(await okay<Wire<"TillHere">>(answer));
    },
    async look(code) {
      const answer = await ask("POST", "/look", { code });
      return answer.status === 429 ? await slow(answer) : seen(await okay<Wire<"SeenCode">>(answer));
    },
    async redeem({ key, code, amount }: Sale) {
      const answer = await ask("POST", "/redemptions", { key, code, ...(amount !== null && { amount }) });
      if (answer.status === 201) return redeemed(await answer.json());
      if (answer.status === 429) return await slow(answer);
      return [404, 409, 410, 422].includes(answer.status) ? await refusal(answer) : await okay(answer);
    },
    async undo({ id, undoUntil }) {
      const answer = await ask("DELETE", `/redemptions/${encodeURIComponent(id)}`);
      // In time, only one thing can be in the way: it was taken back before, and the answer got lost.
      const before = answer.status === 409 && Date.now() + aheadMs < undoUntil.getTime();
      if (answer.status !== 204 && !before) await okay(answer);
    },
    async lately() {
      const answer = await ask("GET", "/redemptions");
      return (await okay<{ redemptions: Wire<"RedeemedAtTill">[] }>(answer)).redemptions.map(redeemed);
    },
  };
}

async function ask(method: string, path: string, body?: object): Promise<Response> {
  try {
    return await fetch(below(TILL + path), {
      method,
      headers: {
        accept: "application/json",
        ...(body && { "content-type": "application/json" }),
      },
      credentials: "same-origin",
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(body && { body: JSON.stringify(body) }),
    });
  } catch {
    throw new Broken();
  }
}

/** What was asked for; anything else is thrown as what it means to a till. */
async function okay<T>(answer: Response): Promise<T> {
  if (answer.ok) return await answer.json().catch(() => Promise.reject(new Broken()));
  if (answer.status === 401) throw new SignedOut();
  // A server that fails, and a gateway in front of one that is away, say nothing about what was done.
  if (answer.status >= 500) throw new Broken();
  throw new Refused(await sentenceOf(answer));
}

async function sentenceOf(answer: Response): Promise<string> {
  const { detail, title }: Partial<Wire<"Problem">> = await answer.json().catch(() => ({}));
  return withFullStop(detail ?? title ?? t.theServerAnswered(answer.status));
}

const withFullStop = (sentence: string): string => (/[.!?…]$/.test(sentence) ? sentence : `${sentence}.`);

type Seen = Pick<Wire<"SeenCode">, "state"> & Partial<Wire<"SeenCode">>;

function seen(wire: Seen): Answer {
  const {
    state,
    offer = null,
    value = null,
    name = null,
    used,
    valid_from = null,
    valid_until = null,
  } = wire;
  switch (state) {
    case "valid": {
      const coupon = { code: wire.code ?? "", offer, value, person: name, until: valid_until };
      return { word: "valid", coupon };
    }
    case "used":
      return {
        word: "used",
        code: wire.code ?? null,
        at: used ? new Date(used.at) : null,
        till: used?.till ?? null,
      };
    case "expired":
      return { word: "expired", on: valid_until };
    case "not_yet":
      return { word: "early", from: valid_from };
    case "void":
    case "unknown":
    case "free":
      return { word: state };
  }
}

async function refusal(answer: Response): Promise<Answer> {
  const wire: Partial<Wire<"CouponRefusal">> = await answer.json().catch(() => ({}));
  const { state, redeemed_at: at, till = null } = wire;
  // It was given back this very moment, or the request itself is wrong.
  if (!state || state === "valid")
    throw new Refused(withFullStop(wire.detail ?? t.theServerAnswered(answer.status)));
  return seen({ state, ...(at && { used: { at, till } }) });
}

async function slow(answer: Response): Promise<Answer> {
  const seconds = Number.parseInt(answer.headers.get("retry-after") ?? "", 10);
  return { word: "slow", seconds: Number.isFinite(seconds) ? seconds : null, why: await sentenceOf(answer) };
}

function redeemed(wire: Wire<"RedeemedAtTill">): Redemption {
  const { id, code, amount, discount, currency, value } = wire;
  return {
    id,
    code,
    amount,
    discount,
    currency,
    value,
    at: new Date(wire.redeemed_at),
    undoUntil: new Date(wire.undo_until),
  };
}
