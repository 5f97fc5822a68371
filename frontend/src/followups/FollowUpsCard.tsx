import type { ComponentChildren } from "preact";
import type { Campaign } from "../api/campaigns.ts";
import type { Terms } from "../api/coupons.ts";
import type { FollowUp, FollowUpChange, FollowUps } from "../api/followups.ts";
import { t } from "../i18n/words.ts";
import { sentenceOf } from "../state/failure.ts";
import { Loaded } from "../state/Loaded.tsx";
import { useStore } from "../state/use-store.ts";
import { type StoryInfo, stageOf, verb } from "../stories/story.ts";
import { storyNamed } from "../stories/the-stories.ts";
import { Card } from "../ui/Card.tsx";
import { count, people } from "../ui/format.ts";
import { Stack } from "../ui/Layout.tsx";
import { Problem } from "../ui/Problem.tsx";
import { Select } from "../ui/Select.tsx";
import { Switch } from "../ui/Switch.tsx";
import css from "./follow-ups.module.css";
import { createFollowUpsStore } from "./follow-ups-store.ts";

const HOURS = Array.from({ length: 20 }, (_, hour) => String(hour + 1));

interface Props {
  campaign: Campaign;
  /** What holds for its coupon; null as long as nobody knows. */
  terms: Terms | null;
  /** The coupon's reminder was switched. */
  onChange: () => void;
}

/** What a campaign sends on its own to people who do nothing, and what came of it. */
export function FollowUpsCard({ campaign, terms, onChange }: Props) {
  const store = useStore(() => createFollowUpsStore(campaign.id));
  const failure = store.change.failure.value;
  const change = async (what: FollowUpChange) => {
    await store.change.run(what);
    if (what.lastDay) onChange();
  };
  return (
    <Card title={t.followups.followUps} hint={t.followups.onItsOwn}>
      <Loaded resource={store.followUps}>
        {(now) => (
          <Stack>
            <Unopened now={now} campaign={campaign} change={change} />
            <LastDay now={now} campaign={campaign} terms={terms} change={change} />
            {failure !== null && <Problem sentence={sentenceOf(failure)} />}
          </Stack>
        )}
      </Loaded>
    </Card>
  );
}

interface PartProps {
  now: FollowUps;
  campaign: Campaign;
  change: (what: FollowUpChange) => void;
}

function Unopened({ now: { unopened }, campaign, change }: PartProps) {
  const { on, afterHours } = unopened;
  return (
    <div class={css.part}>
      <Switch
        label={t.followups.askAgain}
        hint={t.followups.askAgainHelp}
        on={on}
        onChange={(wanted) => change({ unopened: { on: wanted, afterHours } })}
      />
      {on && (
        <div class={css.hours}>
          <Select
            label={t.followups.notOpenedFor}
            value={String(afterHours)}
            options={HOURS.map((value) => ({ value, label: t.followups.hours(Number(value)) }))}
            onChange={(value) => change({ unopened: { on, afterHours: Number(value) } })}
          />
        </div>
      )}
      <Came followUp={unopened} campaign={campaign} said={t.followups.asked} />
    </div>
  );
}

function LastDay({ now: { lastDay }, campaign, terms, change }: PartProps & { terms: Terms | null }) {
  if (lastDay === null) return null;
  const possible = terms === null || (terms.kind !== "shared" && terms.validUntil !== null);
  return (
    <div class={css.part}>
      <Switch
        label={t.followups.remind}
        hint={possible ? t.followups.remindHelp : t.followups.remindNeeds}
        on={lastDay.on}
        disabled={!possible && !lastDay.on}
        onChange={(on) => change({ lastDay: { on } })}
      />
      <Came followUp={lastDay} campaign={campaign} said={t.followups.reminded} />
    </div>
  );
}

interface CameProps {
  followUp: FollowUp;
  campaign: Campaign;
  said: (people: string, then: string) => string;
}

function Came({ followUp: { on, sent, reached }, campaign, said }: CameProps) {
  const link = (
    <a href={`/messages?campaign=${encodeURIComponent(campaign.id)}&part=follow_ups`}>
      {t.followups.editItsText}
    </a>
  );
  const words: ComponentChildren =
    sent > 0
      ? said(people(sent), cameWords(storyNamed(campaign.story), reached))
      : on && t.followups.nobodyYet;
  return (
    <p class={css.came}>
      {words} {link}
    </p>
  );
}

/** "22 saw it, 12 responded, 5 revealed the code". */
export function cameWords(story: StoryInfo, reached: FollowUp["reached"]): string {
  return Object.entries(reached)
    .flatMap(([key, number]) => {
      const stage = stageOf(story, key);
      return stage ? [`${count(number)} ${verb(stage, number)}`] : [];
    })
    .join(", ");
}
