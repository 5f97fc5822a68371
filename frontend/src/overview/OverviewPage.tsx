import { WELCOME } from "../api/campaigns.ts";
import { everybody } from "../funnel/figures.ts";
import { PeopleDrawer } from "../funnel/PeopleDrawer.tsx";
import { t } from "../i18n/words.ts";
import { navigate, route } from "../shell/router.ts";
import type { PageProps } from "../shell/screens.ts";
import { sentenceOf } from "../state/failure.ts";
import { useStore } from "../state/use-store.ts";
import { campaignStories } from "../stories/the-stories.ts";
import { Button, ButtonLink } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { languageName } from "../ui/format.ts";
import { CloseIcon, SearchIcon } from "../ui/icons.tsx";
import { TONGUE_CHOICES } from "../ui/languages.ts";
import { LINES } from "../ui/lines.ts";
import { PageHeader } from "../ui/PageHeader.tsx";
import { Problem } from "../ui/Problem.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import { Select } from "../ui/Select.tsx";
import { SPANS } from "../ui/spans.ts";
import { addressOf } from "./address.ts";
import { Figures } from "./Figures.tsx";
import { FirstLanguage } from "./FirstLanguage.tsx";
import { FirstSteps } from "./FirstSteps.tsx";
import { HeldUp } from "./HeldUp.tsx";
import { nobodyThere, onlyFrom } from "./origins.ts";
import css from "./overview.module.css";
import { createOverviewStore, type OverviewStore } from "./overview-store.ts";
import { RunningLow } from "./RunningLow.tsx";
import { Waiting } from "./Waiting.tsx";

/** How a campaign is doing, live: the first thing the owner sees. */
export function OverviewPage({ status, counts }: PageProps) {
  const store = useStore(() => createOverviewStore(route));
  const stats = store.stats.value;

  return (
    <>
      <PageHeader title={t.overview.overview}>
        <OriginChip store={store} />
        <CampaignSelect store={store} />
      </PageHeader>
      <HeldUp status={status.value} counts={counts.value} />
      <RunningLow />
      <FirstLanguage />
      {store.unknown.value ? (
        <NoSuchCampaign />
      ) : stats === null ? (
        <NotYet store={store} />
      ) : everybody(stats) === 0 && store.only.value !== null ? (
        <>
          <Days store={store} />
          <NobodyThen store={store} />
        </>
      ) : everybody(stats) === 0 ? (
        <FirstSteps campaign={store.campaign.value} status={status.value} />
      ) : (
        <>
          <Days store={store} />
          <Figures store={store} stats={stats} />
          <PeopleDrawer
            stats={stats}
            campaign={campaignName(store)}
            choice={store.choice.value}
            onClose={store.close}
          />
        </>
      )}
    </>
  );
}

function campaignName({ campaigns, campaign }: OverviewStore): string {
  const known = campaigns.data.value?.find(({ id }) => id === campaign.value);
  return known?.name ?? campaign.value;
}

function CampaignSelect({ store }: { store: OverviewStore }) {
  const known = store.campaigns.data.value ?? [];
  const options = known.map(({ id, name }) => ({ value: id, label: name }));
  if (store.unknown.value)
    options.unshift({ value: store.campaign.value, label: t.overview.chooseACampaign });
  return (
    <div class={css.choose}>
      <Select
        label={t.overview.campaign}
        hideLabel
        value={store.campaign.value}
        options={options}
        disabled={known.length === 0}
        onChange={(id) =>
          navigate(
            addressOf(id, { line: store.line.value, language: store.language.value, span: store.span.value }),
          )
        }
      />
    </div>
  );
}

/** Which days and which people everything below is about, and what its percentages are of. */
function Days({ store }: { store: OverviewStore }) {
  const campaign = store.campaign.value;
  const chosen = {
    origin: store.origin.value,
    line: store.line.value,
    language: store.language.value,
    span: store.span.value,
  };
  const choose = (part: Partial<typeof chosen>) =>
    navigate(addressOf(campaign, { ...chosen, ...part }), { replace: true });
  return (
    <div class={css.days}>
      <Segmented
        label={t.overview.whenPeopleJoined}
        wrap
        value={store.span.value}
        options={SPANS}
        onChange={(span) => choose({ span })}
      />
      {(store.hasLines.value || chosen.line) && (
        <Segmented
          label={t.overview.howTheyTalkToYou}
          wrap
          value={chosen.line ?? "both"}
          options={LINES}
          onChange={(line) => choose({ line: line === "both" ? undefined : line })}
        />
      )}
      <Select
        label={t.overview.language}
        hideLabel
        value={chosen.language ?? ""}
        options={[{ value: "", label: t.overview.anyLanguage }, ...TONGUE_CHOICES]}
        onChange={(language) => choose({ language: language || undefined })}
      />
      <p class={css.base}>{t.overview.percentagesAreOfSent(whose(store))}</p>
    </div>
  );
}

function whose({ span, line, language }: OverviewStore): string {
  const where = { messenger: t.overview.onMessenger, web: t.overview.onYourWebsite };
  const people = span.value === "all" ? t.overview.everyone : t.overview.peopleWhoJoinedInThisPeriod;
  const speaking = language.value ? t.overview.whoseLanguageIs(languageName(language.value)) : "";
  return people + speaking + (line.value ? where[line.value] : "");
}

function NobodyThen({ store }: { store: OverviewStore }) {
  return (
    <Card>
      <EmptyState picture={<SearchIcon size={28} />} {...nobodyThere(store.only.value ?? {})}>
        <ButtonLink kind="primary" href={addressOf(store.campaign.value)}>
          {t.overview.showEveryone}
        </ButtonLink>
      </EmptyState>
    </Card>
  );
}

function OriginChip({ store }: { store: OverviewStore }) {
  const origin = store.origin.value;
  if (origin === null) return null;
  return (
    <Button
      icon={<CloseIcon size={16} />}
      aria-label={t.overview.showEveryoneAgain(onlyFrom(origin))}
      onPress={() =>
        navigate(
          addressOf(store.campaign.value, {
            line: store.line.value,
            language: store.language.value,
            span: store.span.value,
          }),
        )
      }
    >
      <bdi>{onlyFrom(origin)}</bdi>
    </Button>
  );
}

function NotYet({ store }: { store: OverviewStore }) {
  const state = store.some.state.value;
  if (store.only.value !== null && state.kind === "failed") {
    return <Problem sentence={sentenceOf(state.failure)} onRetry={store.some.refresh} />;
  }
  return <Waiting story={store.chosen.value?.story ?? campaignStories()[0]?.key ?? ""} />;
}

function NoSuchCampaign() {
  return (
    <Card>
      <EmptyState
        picture={<SearchIcon size={28} />}
        title={t.overview.campaignNotFound}
        sentence={t.overview.itsAddressMayHaveATypoYour}
      >
        <ButtonLink kind="primary" href={addressOf(WELCOME)}>
          {t.overview.showTheWelcome}
        </ButtonLink>
      </EmptyState>
    </Card>
  );
}
