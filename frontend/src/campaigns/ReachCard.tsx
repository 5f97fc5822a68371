import type { Campaign, Reach } from "../api/campaigns.ts";
import type { PlannedSend } from "../api/schedule.ts";
import { t } from "../i18n/words.ts";
import { PlanDialog } from "../schedule/PlanDialog.tsx";
import { sentenceOf } from "../state/failure.ts";
import { Loaded } from "../state/Loaded.tsx";
import { Button, ButtonLink } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { capital, count, dateTime, share } from "../ui/format.ts";
import { DeliveriesIcon, MessagesIcon } from "../ui/icons.tsx";
import { Row } from "../ui/Layout.tsx";
import { Problem } from "../ui/Problem.tsx";
import { Select } from "../ui/Select.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { goesInWaves, trialWords } from "../variants/trial-words.ts";
import type { CampaignStore } from "./campaign-store.ts";
import css from "./campaigns.module.css";
import { Visits } from "./Visits.tsx";
import { partsBefore, type Reason, reached, reasons, takes } from "./words.ts";

/** Whom a send would reach now, and why not the rest. */
export function ReachCard({ campaign, store, planned }: Omit<ToldProps, "reach">) {
  return (
    <Card title={campaign.state === "draft" ? t.campaigns.whoCanGetIt : t.campaigns.whoElseCanGetIt}>
      <div class={css.reach}>
        <ForWhom campaign={campaign} store={store} />
        <Loaded resource={store.reach}>
          {(reach) =>
            reach ? <Told reach={reach} campaign={campaign} store={store} planned={planned} /> : <Skeleton />
          }
        </Loaded>
      </div>
    </Card>
  );
}

/** Everybody, or the people of a segment. */
function ForWhom({ campaign, store }: { campaign: Campaign; store: CampaignStore }) {
  const known = store.segments.data.value ?? [];
  const { segment } = campaign;
  const all = segment && !known.some(({ id }) => id === segment.id) ? [segment, ...known] : known;
  const failure = store.choose.failure.value;
  return (
    <div>
      <Select
        label={t.segments.whoGetsIt}
        value={segment?.id ?? ""}
        options={[
          { value: "", label: t.segments.everybody },
          ...all.map(({ id, name }) => ({ value: id, label: name, group: t.segments.yourSegments })),
        ]}
        disabled={store.choose.busy.value}
        onChange={(id) => store.choose.run(id === "" ? null : id)}
      />
      {failure !== null && <Problem sentence={sentenceOf(failure)} />}
      <a class={css.soft} href="/segments">
        {t.segments.makeSegments}
      </a>
    </div>
  );
}

interface ToldProps {
  reach: Reach;
  campaign: Campaign;
  store: CampaignStore;
  /** The send that is planned next. */
  planned?: PlannedSend | null | undefined;
}

function Told({ reach, campaign, store, planned }: ToldProps) {
  const left = reasons(reach.skipped, campaign.progress.nextVisit, reach.keptOut);
  const all = left.reduce((sum, reason) => sum + reason.people, reach.reachable);
  if (all === 0) return <NobodyYet />;
  return (
    <div class={css.reach}>
      <div class={css.progress}>
        <p class={css.line}>
          <span>{t.campaigns.canBeReached(<strong class={css.big}>{capital(reached(reach))}</strong>)}</span>
          <span class={css.percent}>{t.campaigns.of(count(all))}</span>
        </p>
        <div class={css.track} aria-hidden="true">
          <div class={css.fill} style={{ width: `${share(reach.reachable, all) * 100}%` }} />
        </div>
      </div>
      <Visits label={t.campaigns.whenTheyAreReached} parts={partsBefore(reach)} />
      {left.length > 0 && (
        <ul class={css.reasons} aria-label={t.campaigns.whoIsNotReached}>
          {left.map((reason) => (
            <NotReached key={reason.key} reason={reason} />
          ))}
        </ul>
      )}
      {reach.reachable > 0 ? (
        <Ready reach={reach} campaign={campaign} store={store} planned={planned} />
      ) : (
        <p class={css.soft}>{nobodyLeft(campaign, reach)}</p>
      )}
    </div>
  );
}

function nobodyLeft({ state, segment }: Campaign, { skipped }: Reach): string {
  if (state === "draft") return t.campaigns.thereIsNobodyYouCanMessage;
  if (segment === null) return t.campaigns.alreadySentToEveryoneYouCan;
  return skipped.windowClosed + skipped.optedOut + skipped.blocked === 0
    ? t.campaigns.everybodyInThisSegmentHasIt
    : t.campaigns.everybodyYouCanReachHasIt;
}

function Ready({ reach, campaign, store, planned }: ToldProps) {
  if (store.stillWelcome.value) {
    return (
      <Row>
        <ButtonLink
          kind="primary"
          icon={<MessagesIcon size={16} />}
          href={`/messages?campaign=${encodeURIComponent(campaign.id)}`}
        >
          {t.campaigns.editItsMessages}
        </ButtonLink>
        <span class={css.soft}>{t.campaigns.identicalToYourWelcomeMessage}</span>
      </Row>
    );
  }
  if (!store.mayBeSent.value) return <Loaded resource={store.welcome}>{() => <Skeleton />}</Loaded>;
  const trial = store.trial.data.value;
  return (
    <Row>
      <Button kind="primary" icon={<DeliveriesIcon size={16} />} onPress={() => store.ask("send")}>
        {t.campaigns.sendTo3(reached(reach))}
      </Button>
      <Button onPress={() => store.plan.start()}>{t.schedule.planIt}</Button>
      <span class={css.soft}>
        {goesInWaves(trial, reach.reachable)
          ? trial && trialWords(trial, reach.reachable)
          : capital(takes(reach))}
      </span>
      <PlanDialog
        title={t.schedule.planThisSend}
        verb={t.schedule.plan}
        form={store.plan}
        clocks={{ known: reach.withClock, of: reach.reachable }}
        warning={planned && t.campaigns.isPlannedAlready(dateTime(planned.at))}
      />
    </Row>
  );
}

function NotReached({ reason }: { reason: Reason }) {
  const { link } = reason;
  return (
    <li class={css.reason}>
      <strong class={css.number}>{count(reason.people)}</strong>
      <div>
        <p>{reason.why}</p>
        <p class={css.soft}>
          {reason.help} {link && <a href={link.href}>{link.label}</a>}
        </p>
      </div>
    </li>
  );
}

function NobodyYet() {
  return (
    <div class={css.reach}>
      <p>{t.campaigns.nobodyHasWrittenToYouYetOn}</p>
      <Row>
        <ButtonLink href="/settings?section=links">{t.campaigns.getPeopleToWrite}</ButtonLink>
      </Row>
    </div>
  );
}
