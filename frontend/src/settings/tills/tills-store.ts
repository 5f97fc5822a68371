import { signal } from "@preact/signals";
import {
  type CreatedTill,
  createTill,
  listTills,
  renewTill,
  revokeTill,
  type Till,
  updateTill,
} from "../../api/tills.ts";
import { t } from "../../i18n/words.ts";
import { createAction } from "../../state/action.ts";
import { sentenceOf } from "../../state/failure.ts";
import { createForm } from "../../state/form.ts";
import { createResource } from "../../state/resource.ts";
import { say } from "../../ui/toasts.ts";

const OURS = { listTills, createTill, updateTill, renewTill, revokeTill };

export type TillsStore = ReturnType<typeof createTillsStore>;

interface Draft {
  /** Null: a new one. */
  till: Till | null;
  name: string;
  seesNames: boolean;
}

/** The shop's tills: made, changed, renewed and revoked. */
export function createTillsStore(api = OURS) {
  const tills = createResource(api.listTills, { everyMs: 5_000 });
  /** The one just made, while its secrets can be seen; they are kept nowhere. */
  const made = signal<CreatedTill | null>(null);
  const leaving = signal<Till | null>(null);
  const renewing = signal<Till | null>(null);

  const { open, ...form } = createForm(missingIn, async ({ till, name, seesNames }: Draft) => {
    if (till) {
      await api.updateTill(till.id, { name: name.trim(), seesNames });
      say(t.tills.saved(name.trim()));
    } else made.value = await api.createTill(name.trim(), seesNames);
    open(null);
    await tills.refresh();
  });

  const revoke = createAction(async () => {
    const till = leaving.peek();
    if (!till) return;
    await api.revokeTill(till.id);
    leaving.value = null;
    say(t.tills.wasRevoked(till.name));
    await tills.refresh();
  });

  const renew = createAction(async () => {
    const till = renewing.peek();
    if (!till) return;
    made.value = await api.renewTill(till.id);
    renewing.value = null;
    await tills.refresh();
  });

  return {
    tills,
    ...form,
    made,
    leaving,
    revoke,
    renewing,
    renew,
    start: () => open({ till: null, name: "", seesNames: false }),
    change: (till: Till) => open({ till, name: till.name, seesNames: till.seesNames }),
    forgetSecrets() {
      made.value = null;
    },
    askToRevoke(till: Till | null) {
      revoke.reset();
      leaving.value = till;
    },
    askToRenew(till: Till | null) {
      renew.reset();
      renewing.value = till;
    },
    problemOfRevoking: () => (revoke.failure.value ? sentenceOf(revoke.failure.value) : null),
    problemOfRenewing: () => (renew.failure.value ? sentenceOf(renew.failure.value) : null),
    follow: tills.follow,
  };
}

const missingIn = ({ name }: Draft) => ({ name: name.trim() === "" ? t.tills.enterAName : null });
