import { WELCOME } from "../api/campaigns.ts";
import type { OriginPeople } from "../api/origins.ts";
import { addressOf as customersFrom } from "../customers/customers-store.ts";
import { addressOf as leadsFrom } from "../leads/leads-store.ts";
import { addressOf as overviewOf } from "../overview/address.ts";
import { ButtonLink } from "../ui/Button.tsx";
import { count } from "../ui/format.ts";
import type { Column } from "../ui/Table.tsx";
import { measures, originWords } from "./origin-figures.ts";

/** The people themselves; of an origin that only leads have, the leads. */
export function peopleFrom({ origin, people }: OriginPeople): string {
  return people.customers ? customersFrom({ q: "", origin }) : leadsFrom({ q: "", origin, welcome: null });
}

export const columns = (origins: readonly OriginPeople[]): Column<OriginPeople>[] => [
  { head: "Source", names: true, cell: ({ origin }) => <bdi>{originWords(origin)}</bdi> },
  ...measures(origins).map(
    ({ value, label }): Column<OriginPeople> => ({
      head: label,
      numeric: true,
      cell: ({ people }) => count(people[value] ?? 0),
    }),
  ),
  {
    head: "Look closer",
    actions: true,
    cell: (row) => <Closer row={row} />,
  },
];

function Closer({ row: { origin, people } }: { row: OriginPeople }) {
  const { customers = 0, leads = 0 } = people;
  return (
    <>
      {customers > 0 && (
        <ButtonLink kind="plain" href={overviewOf(WELCOME, origin)}>
          See funnel
        </ButtonLink>
      )}
      {customers > 0 && leads > 0 && (
        <ButtonLink kind="plain" href={leadsFrom({ q: "", origin, welcome: null })}>
          Leads
        </ButtonLink>
      )}
    </>
  );
}
