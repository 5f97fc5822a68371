import type { Journey } from "../api/customers.ts";
import { t } from "../i18n/words.ts";
import { storyNamed } from "../stories/the-stories.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { classNames } from "../ui/class-names.ts";
import { CheckIcon, CloseIcon } from "../ui/icons.tsx";
import { RelativeTime } from "../ui/Times.tsx";
import css from "./journeys.module.css";
import { byHandVerb, redeemable, type Step, stepsOf } from "./steps.ts";

interface Props {
  journeys: readonly Journey[];
  /** What this one gave them was used in the shop; null where that is noted elsewhere. */
  onRedeem: ((journey: Journey) => void) | null;
}

/** How far they have come in each campaign, the newest first. */
export function Journeys({ journeys, onRedeem }: Props) {
  return (
    <Card title={t.customers.progress}>
      {journeys.length === 0 && <p class={css.none}>{t.customers.theyHaventBeenInACampaignYet}</p>}
      <div class={css.journeys}>
        {journeys.map((journey) => (
          <section key={journey.campaign} aria-label={journey.campaignName}>
            <h3 class={css.campaign}>
              <a href={`/campaigns/${encodeURIComponent(journey.campaign)}`}>{journey.campaignName}</a>
              <span class={css.since}>{t.customers.started(<RelativeTime at={journey.enteredAt} />)}</span>
            </h3>
            <ol class={css.steps}>
              {stepsOf(storyNamed(journey.story), journey.path).map((step) => (
                <StepLine key={step.word} step={step} />
              ))}
            </ol>
            {onRedeem && redeemable(storyNamed(journey.story), journey.path) && (
              <div class={css.used}>
                <Button
                  icon={<CheckIcon size={16} />}
                  aria-label={`${byHandVerb(storyNamed(journey.story))}: ${journey.campaignName}`}
                  onPress={() => onRedeem(journey)}
                >
                  {byHandVerb(storyNamed(journey.story))}
                </Button>
              </div>
            )}
          </section>
        ))}
      </div>
    </Card>
  );
}

const MARKS = {
  done: <CheckIcon size={12} />,
  failed: <CloseIcon size={12} />,
  open: null,
};

function StepLine({ step: { word, state } }: { step: Step }) {
  return (
    <li class={classNames(css.step, css[state])}>
      <span class={css.mark} aria-hidden="true">
        {MARKS[state]}
      </span>
      {word}
      {state === "open" && <span class={css.hidden}>{t.customers.notYet}</span>}
    </li>
  );
}
