import { useEffect } from "preact/hooks";
import { type Campaign, WELCOME } from "../api/campaigns.ts";
import type { PlannedSend } from "../api/schedule.ts";
import type { Status } from "../api/status.ts";
import { SalesCard } from "../coupons/sales/SalesCard.tsx";
import { CouponCard } from "../coupons/terms/CouponCard.tsx";
import { FollowUpsCard } from "../followups/FollowUpsCard.tsx";
import { t } from "../i18n/words.ts";
import { createScheduleStore } from "../schedule/schedule-store.ts";
import type { PageProps } from "../shell/screens.ts";
import { Loaded } from "../state/Loaded.tsx";
import { useStore } from "../state/use-store.ts";
import { Button, ButtonLink, IconButton } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import {
  CheckIcon,
  InfoIcon,
  MessagesIcon,
  OverviewIcon,
  PencilIcon,
  StopIcon,
  WarningIcon,
} from "../ui/icons.tsx";
import { Columns } from "../ui/Layout.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";
import { VariantsCard } from "../variants/VariantsCard.tsx";
import { CampaignDialogs } from "./CampaignDialogs.tsx";
import { type CampaignStore, createCampaignStore } from "./campaign-store.ts";
import css from "./campaigns.module.css";
import { FirstMessage } from "./FirstMessage.tsx";
import { PeopleTiles } from "./PeopleTiles.tsx";
import { PlannedCard } from "./PlannedCard.tsx";
import { ProgressCard } from "./ProgressCard.tsx";
import { nextOf, sendsOf } from "./planned-words.ts";
import { ReachCard } from "./ReachCard.tsx";
import { StateBadge } from "./StateBadge.tsx";
import { Visits } from "./Visits.tsx";
import { canBeSent, endedWords, partsAfter, silence, underWay } from "./words.ts";

/** One campaign: whom it can reach, how its send goes, what came of it. */
export function CampaignPage({ route, status }: PageProps) {
  const store = useStore(() => createCampaignStore(route.params.id ?? WELCOME));
  const schedule = useStore(() => createScheduleStore());
  const planning = store.plan.draft.value !== null;
  // What was planned just now is shown at once.
  useEffect(() => {
    if (!planning) void schedule.schedule.refresh();
  }, [planning, schedule]);
  const sends = sendsOf(store.id, schedule.schedule.data.value?.sends);
  const campaign = store.campaign.data.value;
  const query = `?campaign=${encodeURIComponent(store.id)}`;

  return (
    <>
      <PageHeader
        title={campaign?.name ?? t.campaigns.campaign}
        back={{ href: "/campaigns", label: t.campaigns.campaigns }}
        hint={campaign?.segment && t.campaigns.goesOnlyTo(campaign.segment.name)}
        badge={campaign && <StateBadge state={campaign.state} planned={nextOf(sends) !== null} />}
      >
        {campaign && (
          <>
            <IconButton
              label={t.campaigns.rename}
              icon={<PencilIcon />}
              onPress={() => store.ask("rename")}
            />
            <ButtonLink href={`/messages${query}`} icon={<MessagesIcon size={16} />}>
              {t.campaigns.messages}
            </ButtonLink>
            <ButtonLink href={`/${query}`} icon={<OverviewIcon size={16} />}>
              {t.campaigns.figures}
            </ButtonLink>
          </>
        )}
      </PageHeader>
      <Loaded resource={store.campaign}>
        {(shown) => (
          <>
            <PlannedCard sends={sends} store={schedule} />
            <Story campaign={shown} store={store} status={status.value} planned={nextOf(sends)} />
          </>
        )}
      </Loaded>
      {campaign && <CampaignDialogs campaign={campaign} store={store} />}
    </>
  );
}

interface StoryProps {
  campaign: Campaign;
  store: CampaignStore;
  status: Status | null;
  /** The send that is planned next. */
  planned: PlannedSend | null;
}

function Story({ campaign, store, status, planned }: StoryProps) {
  const why = silence(status);
  const first = (
    <Card title={t.campaigns.theFirstMessage} hint={t.campaigns.asAnaReadsIt}>
      <FirstMessage campaign={campaign} />
    </Card>
  );
  return (
    <>
      {campaign.id === WELCOME && <AboutWelcome />}
      {underWay(campaign) && why && <Silence why={why} />}
      {underWay(campaign) && <ProgressCard campaign={campaign} store={store} silent={why !== null} />}
      <After campaign={campaign} store={store} />
      {canBeSent(campaign) && (
        <Columns>
          <ReachCard campaign={campaign} store={store} planned={planned} />
          {first}
        </Columns>
      )}
      {campaign.state !== "draft" && <PeopleTiles campaign={campaign} />}
      <VariantsCard campaign={campaign} />
      <CouponCard campaign={campaign} store={store.coupon} />
      <FollowUpsCard
        campaign={campaign}
        terms={store.coupon.terms.data.value}
        onChange={() => store.coupon.terms.refresh()}
      />
      <SalesCard campaign={campaign} draft={campaign.state === "draft"} />
      {!canBeSent(campaign) && first}
    </>
  );
}

function AboutWelcome() {
  return (
    <Card title={t.campaigns.howTheWelcomeWorks}>
      <p class={css.about}>
        {t.campaigns.itGreetsEveryoneWhoOpensYour(
          <a href="/messages?campaign=welcome">{t.campaigns.messages2}</a>,
        )}
      </p>
    </Card>
  );
}

/** What keeps messages waiting, whatever the pace says. */
function Silence({ why }: { why: string }) {
  return (
    <p class={css.silence}>
      <WarningIcon />
      <span>
        {t.campaigns.nothingIsLostWaitingMessages(why)} <a href="/deliveries">{t.campaigns.seeDeliveries}</a>
      </span>
    </p>
  );
}

/** How a send that is over ended. */
function After({ campaign, store }: { campaign: Campaign; store: CampaignStore }) {
  const { state, progress } = campaign;
  if (state !== "done" && state !== "cancelled") return null;
  const parts = partsAfter(progress);
  return (
    <>
      <p class={css.after}>
        {state === "done" ? <CheckIcon /> : <InfoIcon />}
        <span>{endedWords(campaign)}</span>
      </p>
      {parts.length > 0 && (
        <Card
          title={t.campaigns.whoGotIt}
          aside={
            state === "done" &&
            progress.nextVisit > 0 && (
              <Button icon={<StopIcon size={16} />} onPress={() => store.ask("cancel")}>
                {t.campaigns.endNow}
              </Button>
            )
          }
        >
          <Visits label={t.campaigns.whoGotIt} parts={parts} />
        </Card>
      )}
    </>
  );
}
