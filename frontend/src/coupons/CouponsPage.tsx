import { useEffect, useState } from "preact/hooks";
import { listCampaigns } from "../api/campaigns.ts";
import { exportCouponsUrl, importCodes } from "../api/coupons.ts";
import { DownloadTable } from "../download/DownloadTable.tsx";
import { t } from "../i18n/words.ts";
import type { PageProps } from "../shell/screens.ts";
import { Loaded } from "../state/Loaded.tsx";
import { useStore } from "../state/use-store.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { UploadIcon } from "../ui/icons.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";
import { Pager } from "../ui/Pager.tsx";
import { SearchField } from "../ui/SearchField.tsx";
import { Select } from "../ui/Select.tsx";
import { Table } from "../ui/Table.tsx";
import { CouponDrawer } from "./CouponDrawer.tsx";
import { COLUMNS } from "./coupon-columns.tsx";
import { STATES } from "./coupon-words.ts";
import css from "./coupons.module.css";
import { type CouponsStore, createCouponsStore, filterOf } from "./coupons-store.ts";
import { ImportDialog } from "./ImportDialog.tsx";
import { createImport } from "./import-store.ts";
import { NoCoupons } from "./NoCoupons.tsx";
import { ReasonDialog } from "./ReasonDialog.tsx";
import { takersOf } from "./takers.ts";

/** Every code and what became of it. */
export function CouponsPage({ route, status }: PageProps) {
  const store = useStore(() => createCouponsStore(filterOf(route.query)));
  const [codes] = useState(() =>
    createImport(
      () => store.coupons.refresh(),
      importCodes,
      async () => takersOf(await listCampaigns()),
    ),
  );
  useEffect(() => store.show(filterOf(route.query)), [route, store]);

  return (
    <>
      <PageHeader title={t.coupons.coupons} hint={t.coupons.everyCodeYouGaveOutAndWhat}>
        <DownloadTable
          label={t.coupons.export}
          numbers={t.coupons.theCodes}
          href={(format) => exportCouponsUrl(store.filter.value, format)}
        />
        <Button icon={<UploadIcon size={16} />} onPress={() => codes.open(store.filter.peek().campaign)}>
          {t.coupons.importCodes}
        </Button>
      </PageHeader>
      <Filters store={store} />
      <Card flush>
        <Loaded
          resource={store.coupons}
          skeleton={<div class={css.waiting} />}
          empty={<NoCoupons store={store} simulator={status.value?.simulator ?? false} />}
        >
          {(rows) => (
            <Table
              caption={t.coupons.coupons}
              columns={COLUMNS}
              rows={rows}
              rowKey={(coupon) => coupon.id}
              onOpen={store.open}
            />
          )}
        </Loaded>
        <Pager list={store.coupons} />
      </Card>
      <CouponDrawer store={store} />
      <ReasonDialog store={store} />
      <ImportDialog codes={codes} />
    </>
  );
}

function Filters({ store: { typed, filter, campaigns, search, choose } }: { store: CouponsStore }) {
  const { state, campaign } = filter.value;
  const known = (campaigns.data.value ?? []).map(({ id, name }) => ({ value: id, label: name }));
  if (campaign && !known.some(({ value }) => value === campaign))
    known.unshift({ value: campaign, label: campaign });
  return (
    <search class={css.filters}>
      <SearchField
        label={t.coupons.searchByCode}
        placeholder={t.coupons.code}
        value={typed.code.value}
        onInput={(text) => search("code", text)}
      />
      <SearchField
        label={t.coupons.searchByPerson}
        placeholder={t.coupons.person}
        value={typed.person.value}
        onInput={(text) => search("person", text)}
      />
      <Select
        label={t.coupons.state}
        hideLabel
        value={state ?? ""}
        options={[{ value: "", label: t.coupons.anyState } as const, ...STATES]}
        onChange={(value) => choose({ state: value === "" ? null : value })}
      />
      <Select
        label={t.coupons.campaign}
        hideLabel
        value={campaign ?? ""}
        options={[{ value: "", label: t.coupons.anyCampaign }, ...known]}
        onChange={(value) => choose({ campaign: value || null })}
      />
    </search>
  );
}
