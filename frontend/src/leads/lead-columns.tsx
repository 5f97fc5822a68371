import type { Lead } from "../api/leads.ts";
import { CallButtons } from "../deliveries/CallButtons.tsx";
import type { CallAction } from "../deliveries/call-action.ts";
import { t } from "../i18n/words.ts";
import { OwnName } from "../ui/OwnName.tsx";
import { PersonName } from "../ui/PersonName.tsx";
import { phoneWords } from "../ui/phone.ts";
import type { Column } from "../ui/Table.tsx";
import { RelativeTime } from "../ui/Times.tsx";
import { Letter } from "./Letter.tsx";
import { leadOrigin, letterName } from "./lead-words.ts";
import css from "./leads.module.css";

export function leadColumns(action: CallAction): Column<Lead>[] {
  return [
    { head: t.leads.name, names: true, cell: ({ name }) => <PersonName name={name} /> },
    {
      head: t.leads.contact,
      cell: ({ email, phone }) => (
        <span class={css.cell}>
          <bdi class={css.email}>{email}</bdi>
          {phone && <span class={css.soft}>{phoneWords(phone)}</span>}
        </span>
      ),
    },
    {
      head: t.leads.cameFrom,
      cell: ({ origin, registeredAt }) => (
        <span class={css.cell}>
          <bdi>{leadOrigin(origin)}</bdi>
          <span class={css.soft}>
            <RelativeTime at={registeredAt} />
          </span>
        </span>
      ),
    },
    { head: t.leads.language, cell: ({ language }) => <OwnName language={language} /> },
    { head: t.leads.welcomeEMail, cell: ({ welcome }) => <Letter letter={welcome} /> },
    {
      head: t.leads.actions,
      actions: true,
      cell: (lead) => lead.welcome && <LetterButtons lead={lead} action={action} />,
    },
  ];
}

export function LetterButtons({ lead, action }: { lead: Lead; action: CallAction }) {
  const { welcome } = lead;
  if (!welcome) return null;
  const { deliveryId, state, dueAt } = welcome;
  return (
    <CallButtons
      deliveryId={deliveryId}
      state={state}
      dueAt={dueAt}
      action={action}
      what={letterName(lead)}
    />
  );
}
