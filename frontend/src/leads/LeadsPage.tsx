import { useEffect } from "preact/hooks";
import { exportLeadsUrl } from "../api/leads.ts";
import { DownloadTable } from "../download/DownloadTable.tsx";
import { t } from "../i18n/words.ts";
import type { PageProps } from "../shell/screens.ts";
import { Loaded } from "../state/Loaded.tsx";
import { useStore } from "../state/use-store.ts";
import { ButtonLink } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { MailIcon } from "../ui/icons.tsx";
import { TONGUE_CHOICES } from "../ui/languages.ts";
import { PageHeader } from "../ui/PageHeader.tsx";
import { Pager } from "../ui/Pager.tsx";
import { SearchField } from "../ui/SearchField.tsx";
import { Select } from "../ui/Select.tsx";
import { Table } from "../ui/Table.tsx";
import { EraseLead } from "./EraseLead.tsx";
import { LeadDrawer } from "./LeadDrawer.tsx";
import { leadColumns } from "./lead-columns.tsx";
import { leadOrigin, originOfValue, originValue, WELCOME_STATES } from "./lead-words.ts";
import css from "./leads.module.css";
import { createLeadsStore, filterOf, type LeadsStore } from "./leads-store.ts";
import { NoLeads } from "./NoLeads.tsx";

/** Everyone who registered, and the state of their welcome e-mail. */
export function LeadsPage({ route, status }: PageProps) {
  const store = useStore(() => createLeadsStore(filterOf(route.query)));
  useEffect(() => store.show(filterOf(route.query)), [route, store]);

  return (
    <>
      <PageHeader title={t.leads.leads} hint={t.leads.peopleWhoLeftYouTheirEMail}>
        <DownloadTable label={t.leads.export} href={(format) => exportLeadsUrl(store.filter.value, format)} />
        <ButtonLink href="/leads/welcome-mail" icon={<MailIcon size={16} />}>
          {t.leads.welcomeEMail}
        </ButtonLink>
      </PageHeader>
      <Filters store={store} />
      <Card flush>
        <Loaded
          resource={store.leads}
          skeleton={<div class={css.waiting} />}
          empty={<NoLeads store={store} status={status.value} />}
        >
          {(rows) => (
            <Table
              caption={t.leads.leads}
              columns={leadColumns(store.letter)}
              rows={rows}
              rowKey={(lead) => lead.id}
              onOpen={store.open}
            />
          )}
        </Loaded>
        <Pager list={store.leads} />
      </Card>
      <LeadDrawer store={store} />
      <EraseLead store={store} />
    </>
  );
}

function Filters({ store: { typed, filter, origins, search, choose } }: { store: LeadsStore }) {
  const { origin, language, welcome } = filter.value;
  const known = new Set([...(origins.data.value ?? []), ...(origin === null ? [] : [origin])]);
  const options = [...known].map((one) => ({ value: originValue(one), label: leadOrigin(one) }));
  return (
    <search class={css.filters}>
      <SearchField placeholder={t.leads.nameEMailOrPhone} value={typed.value} onInput={search} />
      <Select
        label={t.leads.cameFrom}
        hideLabel
        value={originValue(origin)}
        options={[{ value: "", label: t.leads.anySource }, ...options]}
        onChange={(value) => choose({ origin: originOfValue(value) })}
      />
      <Select
        label={t.leads.language}
        hideLabel
        value={language ?? ""}
        options={[{ value: "", label: t.leads.anyLanguage }, ...TONGUE_CHOICES]}
        onChange={(value) => choose({ language: value || undefined })}
      />
      <Select
        label={t.leads.welcomeEMail}
        hideLabel
        value={welcome ?? ""}
        options={[{ value: "", label: t.leads.anyEMail } as const, ...WELCOME_STATES]}
        onChange={(value) => choose({ welcome: value === "" ? null : value })}
      />
    </search>
  );
}
