import { listPeople, type PeopleChoice } from "../api/figures.ts";
import { t } from "../i18n/words.ts";
import { createPagedList } from "../state/paged-list.ts";

/** Which people of which campaign. */
export interface Chosen {
  campaign: string;
  choice: PeopleChoice;
}

const AT_ONCE = 50;

export function createPeopleStore({ campaign, choice }: Chosen, list = listPeople) {
  const people = createPagedList((cursor) => list(campaign, { ...choice, cursor, limit: AT_ONCE }), {
    everyMs: 5_000,
  });
  return { people, follow: people.follow };
}

/** Where somebody came from, in words. */
export function originWords(origin: string): string {
  return origin === "" ? t.funnel.foundYouDirectly : t.funnel.from(origin);
}
