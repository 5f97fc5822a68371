import { computed, signal } from "@preact/signals";
import { showPage } from "../../api/page.ts";
import { changePassword, MIN_PASSWORD, renewBotToken, renewToken } from "../../api/session.ts";
import { t } from "../../i18n/words.ts";
import { createAction } from "../../state/action.ts";
import { createResource } from "../../state/resource.ts";
import { say } from "../../ui/toasts.ts";

const OURS = { showPage, renewToken, renewBotToken, changePassword };

/** The owner's own secrets. */
export function createSecretsStore(api = OURS) {
  const page = createResource(api.showPage);
  const current = signal("");
  const next = signal("");
  const repeated = signal("");

  const change = createAction(async () => {
    await api.changePassword(current.value, next.value);
    for (const field of [current, next, repeated]) field.value = "";
    say(t.access.passwordChangedEveryoneElseIs);
  });

  return {
    page,
    tokens: {
      bot: createTokenStore(api.renewBotToken),
      script: createTokenStore(api.renewToken),
    },
    password: { current, next, repeated, change },
    passwordProblems: computed(() => passwordProblems(next.value, repeated.value)),
    passwordReady: computed(
      () => current.value !== "" && passwordFits(next.value) && next.value === repeated.value,
    ),
    follow: page.follow,
  };
}

/** One of the owner's tokens. */
function createTokenStore(renewOne: () => Promise<string>) {
  const token = signal<string | null>(null);
  const asking = signal(false);
  const renew = createAction(async () => {
    token.value = await renewOne();
    asking.value = false;
  });
  return {
    /** Renewed just now; it is not kept anywhere. */
    token,
    asking,
    renew,
    ask(on: boolean) {
      renew.reset();
      asking.value = on;
    },
  };
}

export type TokenStore = ReturnType<typeof createTokenStore>;
export type SecretsStore = ReturnType<typeof createSecretsStore>;

const passwordFits = (next: string): boolean => [...next].length >= MIN_PASSWORD;

/** What is wrong with what is typed so far; nothing is said before it is. */
export function passwordProblems(
  next: string,
  repeated: string,
): { next: string | null; repeated: string | null } {
  const missing = MIN_PASSWORD - [...next].length;
  const differs = repeated !== "" && !next.startsWith(repeated);
  return {
    next: next !== "" && missing > 0 ? t.access.more(missing) : null,
    repeated: differs ? t.access.thisIsNotTheSameAsAbove : null,
  };
}

const REMINDED_MS = 7 * 24 * 3_600_000;

/** Whether a bot has sent the token for everything in an address of late. */
export function stillInAddress(at: Date | null, now: Date): boolean {
  return at !== null && now.getTime() - at.getTime() < REMINDED_MS;
}

/** What a bot builder is given: an address with the token in it. */
export function botAddress(base: string, token: string | null): string {
  return `${base}/api/v1/leads?token=${token ?? "YOUR_BOT_TOKEN"}`;
}

/** A first call of the API, ready to be tried. */
export function curlExample(origin: string): string {
  return `curl ${origin}/api/v1/campaigns/welcome/stats \\
  -H "Authorization: Bearer $API_TOKEN"`;
}
