import { useEffect } from "preact/hooks";
import { exportOriginsUrl, type OriginPeople } from "../api/origins.ts";
import { leftOutWords, moneyOf } from "../coupons/sales/sales-words.ts";
import { DownloadTable } from "../download/DownloadTable.tsx";
import { t } from "../i18n/words.ts";
import { hrefOf } from "../settings/sections.ts";
import { navigate } from "../shell/router.ts";
import type { PageProps } from "../shell/screens.ts";
import { Loaded } from "../state/Loaded.tsx";
import { useStore } from "../state/use-store.ts";
import { ButtonLink } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { zoneName } from "../ui/format.ts";
import { OriginsIcon, QrIcon } from "../ui/icons.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import { Select } from "../ui/Select.tsx";
import { SPANS, type Span, spanOf } from "../ui/spans.ts";
import { Table } from "../ui/Table.tsx";
import { Tile, Tiles } from "../ui/Tile.tsx";
import { addressOf, USUAL } from "./address.ts";
import { columns, peopleFrom } from "./origin-columns.tsx";
import { byCustomers, salesOf, totals } from "./origin-figures.ts";
import css from "./origins.module.css";
import { createOriginsStore, type OriginsStore } from "./origins-store.ts";

export function OriginsPage({ route }: PageProps) {
  const span = spanOf(route.query, USUAL);
  const campaign = route.query.get("campaign") || null;
  const store = useStore(() => createOriginsStore({ span, campaign }));
  useEffect(() => {
    store.span.value = span;
    store.campaign.value = campaign;
  }, [span, campaign, store]);

  return (
    <>
      <PageHeader title={t.origins.sources} hint={t.origins.wherePeopleCameFromAndWhatThey}>
        <DownloadTable
          label={t.origins.export}
          numbers={t.origins.theSources}
          href={(format) => exportOriginsUrl(store.choice.value, format)}
        />
        <ButtonLink href={hrefOf("links")} icon={<QrIcon size={16} />}>
          {t.origins.linksAndQrCodes}
        </ButtonLink>
      </PageHeader>
      <div class={css.choose}>
        <Segmented
          label={t.origins.whenTheyCame}
          wrap
          value={span}
          options={SPANS}
          onChange={(chosen) => navigate(addressOf(chosen, campaign), { replace: true })}
        />
        <Campaigns
          store={store}
          onChange={(chosen) => navigate(addressOf(span, chosen), { replace: true })}
        />
      </div>
      <Loaded
        resource={store.origins}
        skeleton={<div class={css.waiting} />}
        empty={<Nobody span={span} campaign={campaign} />}
      >
        {(origins) => <Figures origins={origins} campaign={campaign} />}
      </Loaded>
    </>
  );
}

function Campaigns({
  store,
  onChange,
}: {
  store: OriginsStore;
  onChange: (campaign: string | null) => void;
}) {
  const chosen = store.campaign.value;
  const known = (store.campaigns.data.value ?? []).map(({ id, name }) => ({ value: id, label: name }));
  if (chosen && !known.some(({ value }) => value === chosen)) known.unshift({ value: chosen, label: chosen });
  return (
    <Select
      label={t.origins.campaign}
      hideLabel
      value={chosen ?? ""}
      options={[{ value: "", label: t.origins.allCampaigns }, ...known]}
      onChange={(value) => onChange(value || null)}
    />
  );
}

function Figures({ origins, campaign }: { origins: OriginPeople[]; campaign: string | null }) {
  const rows = byCustomers(origins);
  const sales = salesOf(rows);
  const leftOut = leftOutWords(sales);
  return (
    <>
      <Tiles label={t.origins.everyoneWhoCameInThisPeriod}>
        {totals(rows).map(({ measure, label, people, part }) => (
          <Tile key={measure} label={label} value={people} share={part ?? undefined} />
        ))}
      </Tiles>
      <Card
        title={t.origins.fromSourceToSale}
        hint={t.origins.inThisPeriodAndEachCountsOnce(campaign, zoneName())}
        flush
      >
        {sales.redemptions > 0 && <p class={css.total}>{soldWords(sales)}</p>}
        {leftOut && <p class={css.leftOut}>{leftOut}</p>}
        <Table
          caption={t.origins.fromSourceToSale}
          columns={columns(rows)}
          rows={rows}
          rowKey={({ whose, origin }) => `${whose} ${origin}`}
          href={peopleFrom}
        />
      </Card>
    </>
  );
}

/** "12 coupons redeemed, €235.00 sold, €23.50 off" */
function soldWords(sales: OriginPeople["sales"]): string {
  const sold = moneyOf(sales, "sales");
  const off = moneyOf(sales, "discount");
  return [
    t.origins.couponsRedeemed(sales.redemptions),
    ...(sold === "–" ? [] : [t.origins.sold(sold)]),
    ...(off === "–" ? [] : [t.origins.off(off)]),
  ].join(", ");
}

function Nobody({ span, campaign }: { span: Span; campaign: string | null }) {
  return (
    <Card>
      <EmptyState
        picture={<OriginsIcon size={28} />}
        title={span === "all" ? t.origins.noCustomersYet : t.origins.noCustomersInThisPeriod}
        sentence={t.origins.createALinkForEachPlacePoster}
      >
        {span !== "all" && <ButtonLink href={addressOf("all", campaign)}>{t.origins.showAllDays}</ButtonLink>}
        <ButtonLink kind="primary" href={hrefOf("links")}>
          {t.origins.createALink}
        </ButtonLink>
      </EmptyState>
    </Card>
  );
}
