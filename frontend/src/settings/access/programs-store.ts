import { signal } from "@preact/signals";
import { createToken, listTokens, type ProgramToken, revokeToken, type TokenKind } from "../../api/tokens.ts";
import { t } from "../../i18n/words.ts";
import { createAction } from "../../state/action.ts";
import { sentenceOf } from "../../state/failure.ts";
import { createForm } from "../../state/form.ts";
import { createResource } from "../../state/resource.ts";
import { say } from "../../ui/toasts.ts";

const OURS = { listTokens, createToken, revokeToken };

export type ProgramsStore = ReturnType<typeof createProgramsStore>;

interface Draft {
  name: string;
  kind: TokenKind;
}

/** The tokens of programs: made and revoked. */
export function createProgramsStore(api = OURS) {
  const tokens = createResource(api.listTokens, { everyMs: 10_000 });
  /** The one just made, while its secret can be seen; it is kept nowhere. */
  const made = signal<{ name: string; token: string } | null>(null);
  const leaving = signal<ProgramToken | null>(null);

  const { open, ...form } = createForm(missingIn, async ({ name, kind }: Draft) => {
    made.value = await api.createToken(name.trim(), kind);
    open(null);
    await tokens.refresh();
  });

  const revoke = createAction(async () => {
    const token = leaving.peek();
    if (!token) return;
    await api.revokeToken(token.id);
    leaving.value = null;
    say(t.access.theTokenOfWasRevoked(token.name));
    await tokens.refresh();
  });

  return {
    tokens,
    ...form,
    made,
    leaving,
    revoke,
    // The one that can do least harm, unless somebody wants more.
    start: () => open({ name: "", kind: "redeem" }),
    forgetSecret() {
      made.value = null;
    },
    askToRevoke(token: ProgramToken | null) {
      revoke.reset();
      leaving.value = token;
    },
    problemOfRevoking: () => (revoke.failure.value ? sentenceOf(revoke.failure.value) : null),
    follow: tokens.follow,
  };
}

const missingIn = ({ name }: Draft) => ({ name: name.trim() === "" ? t.access.enterAName : null });
