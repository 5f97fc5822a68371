import { signal } from "@preact/signals";
import { ApiError } from "../api/client.ts";
import { type CodeImport, importCodes } from "../api/coupons.ts";
import { t } from "../i18n/words.ts";
import { createAction } from "../state/action.ts";

/** The server's own limit. */
export const MOST_BYTES = 2_000_000;

export type ImportStore = ReturnType<typeof createImport>;

/** A campaign that gives out the owner's own list. */
export interface Taker {
  id: string;
  name: string;
}

/** Codes of the owner's own on their way into a campaign: all of them, or none. */
export function createImport(
  added: () => unknown,
  send = importCodes,
  find: () => Promise<readonly Taker[]> = async () => [],
) {
  const shown = signal(false);
  /** Null while they are looked up. */
  const takers = signal<readonly Taker[] | null>(null);
  const look = createAction(async () => {
    takers.value = null;
    takers.value = await find();
    if (!takers.peek()?.some(({ id }) => id === campaign.peek())) campaign.value = "";
  });
  const campaign = signal("");
  const file = signal<File | null>(null);
  const report = signal<CodeImport | null>(null);
  /** What is missing is said once somebody has wanted to import. */
  const tried = signal(false);

  const save = createAction(async () => {
    const [to, from] = [campaign.peek(), file.peek()];
    tried.value = true;
    if (to === "" || from === null || from.size > MOST_BYTES) return;
    report.value = await send(to, from);
    if (report.peek()?.added) await added();
  });

  return {
    shown,
    takers,
    look,
    campaign,
    file,
    report,
    save,
    /** The campaign chosen gives out codes of another kind. */
    refused: () => save.failure.value instanceof ApiError && save.failure.value.status === 409,
    problem: {
      campaign: () => (tried.value && campaign.value === "" ? t.coupons.chooseACampaign2 : null),
      file: () => {
        if (file.value && file.value.size > MOST_BYTES) return t.coupons.thisFileIsLargerThan2MbSplitIt;
        return tried.value && file.value === null ? t.coupons.chooseAFile : null;
      },
    },
    open(to: string | null) {
      tried.value = false;
      save.reset();
      report.value = null;
      file.value = null;
      campaign.value = to ?? "";
      shown.value = true;
      return look.run();
    },
    choose(chosen: File | null) {
      save.reset();
      report.value = null;
      file.value = chosen;
    },
    close() {
      shown.value = false;
    },
  };
}
