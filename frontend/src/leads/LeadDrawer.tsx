import type { ComponentChildren } from "preact";
import type { Lead } from "../api/leads.ts";
import { t } from "../i18n/words.ts";
import { Button } from "../ui/Button.tsx";
import { Drawer } from "../ui/Dialog.tsx";
import { TrashIcon } from "../ui/icons.tsx";
import { OwnName } from "../ui/OwnName.tsx";
import { phoneWords } from "../ui/phone.ts";
import { RelativeTime } from "../ui/Times.tsx";
import { Letter } from "./Letter.tsx";
import { LetterButtons } from "./lead-columns.tsx";
import { leadOrigin } from "./lead-words.ts";
import css from "./leads.module.css";
import type { LeadsStore } from "./leads-store.ts";

/** All that is known of one lead. */
export function LeadDrawer({ store }: { store: LeadsStore }) {
  const lead = store.shown.value;
  const actions = lead && (
    <Button kind="danger" icon={<TrashIcon size={16} />} onPress={() => store.askToErase(lead)}>
      {t.leads.deleteLead}
    </Button>
  );
  return (
    <Drawer open={lead !== null} title={lead?.name ?? ""} onClose={() => store.open(null)} actions={actions}>
      {lead && <Facts lead={lead} store={store} />}
    </Drawer>
  );
}

function Facts({ lead, store }: { lead: Lead; store: LeadsStore }) {
  const campaign = [lead.utmMedium, lead.utmCampaign].filter(Boolean).join(" · ");
  return (
    <dl class={css.facts}>
      <Fact name={t.leads.welcomeEMail}>
        <Letter letter={lead.welcome} closely />
        <LetterButtons lead={lead} action={store.letter} />
      </Fact>
      <Fact name={t.leads.eMail}>
        <a href={`mailto:${encodeURIComponent(lead.email)}`}>{lead.email}</a>
      </Fact>
      {lead.phone && (
        <Fact name={t.leads.phone}>
          <a href={`tel:${lead.phone}`}>{phoneWords(lead.phone)}</a>
        </Fact>
      )}
      {lead.language && (
        <Fact name={t.leads.language}>
          <OwnName language={lead.language} />
        </Fact>
      )}
      <Fact name={t.leads.cameFrom}>
        <bdi>{leadOrigin(lead.origin)}</bdi>
        {campaign && <p class={css.soft}>{campaign}</p>}
      </Fact>
      <Fact name={t.leads.registered}>
        <RelativeTime at={lead.registeredAt} />
      </Fact>
      {lead.customerId && (
        <Fact name={t.leads.signedUp}>
          <a href={`/customers/${lead.customerId}`}>{t.leads.inTheChat}</a>
        </Fact>
      )}
      {Object.entries(lead.attributes).map(([name, value]) => (
        <Fact key={name} name={name}>
          <bdi>{value}</bdi>
        </Fact>
      ))}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class={css.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
