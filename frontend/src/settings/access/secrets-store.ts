import { computed, signal } from "@preact/signals";
import { showPage } from "../../api/page.ts";
import { changePassword, MIN_PASSWORD, renewToken } from "../../api/session.ts";
import { createAction } from "../../state/action.ts";
import { createResource } from "../../state/resource.ts";
import { say } from "../../ui/toasts.ts";

const OURS = { showPage, renewToken, changePassword };

/** The owner's own secrets. */
export function createSecretsStore(api = OURS) {
  const page = createResource(api.showPage);
  const token = signal<string | null>(null);
  const asking = signal(false);
  const current = signal("");
  const next = signal("");
  const repeated = signal("");

  const renew = createAction(async () => {
    token.value = await api.renewToken();
    asking.value = false;
  });
  const change = createAction(async () => {
    await api.changePassword(current.value, next.value);
    for (const field of [current, next, repeated]) field.value = "";
    say("Password changed; everybody else is signed out");
  });

  return {
    page,
    /** Renewed just now; it is not kept anywhere. */
    token,
    asking,
    renew,
    ask(on: boolean) {
      renew.reset();
      asking.value = on;
    },
    password: { current, next, repeated, change },
    passwordProblems: computed(() => passwordProblems(next.value, repeated.value)),
    passwordReady: computed(
      () => current.value !== "" && passwordFits(next.value) && next.value === repeated.value,
    ),
    follow: page.follow,
  };
}

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
    next:
      next !== "" && missing > 0 ? `${missing} more ${missing === 1 ? "character" : "characters"}.` : null,
    repeated: differs ? "This is not the same as above." : null,
  };
}

/** A first call of the API, ready to be tried. */
export function curlExample(origin: string): string {
  return `curl ${origin}/api/v1/campaigns/welcome/stats \\\n  -H "Authorization: Bearer $API_TOKEN"`;
}
