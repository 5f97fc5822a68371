import type { ComponentChildren } from "preact";
import { t } from "../i18n/words.ts";
import { sentenceOf } from "../state/failure.ts";
import { Loaded } from "../state/Loaded.tsx";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { count } from "../ui/format.ts";
import { PlayIcon } from "../ui/icons.tsx";
import { now } from "../ui/now.ts";
import { Problem } from "../ui/Problem.tsx";
import { Countdown } from "../ui/Times.tsx";
import { Count, Modes } from "./OutageParts.tsx";
import css from "./outage.module.css";
import { doorWords, MODES, nextTry, type Queue, queueSentence, trendPath } from "./outage.ts";
import { type OutageStore, TREND_ROOM } from "./outage-store.ts";
import switches from "./switches.module.css";

interface Props {
  outage: OutageStore;
}

/** The mocked Messenger with the switches that break it, and what the queue makes of it. */
export function OutageCard({
  outage,
  chooser,
}: Props & { /** Whose switches are shown. */ chooser: ComponentChildren }) {
  const queue = outage.queue.data.value;
  const door = queue && doorWords(outage.mode.value, queue);
  const failure = outage.put.failure.value ?? outage.goOn.failure.value;
  return (
    <Card
      title={t.demo.messenger}
      aside={
        <div class={switches.aside}>
          {door && (
            <span class={css.door}>
              <Badge tone={door.tone} dot>
                {door.words}
              </Badge>
            </span>
          )}
          {chooser}
        </div>
      }
    >
      <Switches outage={outage} />
      {failure !== null && <Problem sentence={sentenceOf(failure)} />}
      <Loaded resource={outage.queue}>{(seen) => <Standing queue={seen} outage={outage} />}</Loaded>
    </Card>
  );
}

function Switches({ outage }: Props) {
  const set = outage.failures.data.value;
  return (
    <div class={switches.switches}>
      <Modes
        legend={t.demo.howMessengerIs}
        ways={MODES}
        mode={outage.mode.value}
        onChange={(mode) => void outage.turn(mode)}
      />
      <div class={switches.shakes}>
        <Check
          label={t.demo.duplicateEvents}
          on={(set?.duplicates ?? 0) > 0}
          onChange={(on) => outage.shake({ duplicates: on ? 1 : 0 })}
        />
        <Check
          label={t.demo.shuffledEvents}
          on={(set?.reorder ?? 0) > 0}
          onChange={(on) => outage.shake({ reorder: on ? 0.3 : 0 })}
        />
      </div>
    </div>
  );
}

interface CheckProps {
  label: string;
  on: boolean;
  onChange: (on: boolean) => void;
}

function Check({ label, on, onChange }: CheckProps) {
  return (
    <label class={switches.check}>
      <input type="checkbox" checked={on} onChange={(event) => onChange(event.currentTarget.checked)} />
      {label}
    </label>
  );
}

function Standing({ queue, outage }: Props & { queue: Queue }) {
  const { counts, pause, accepted, twice } = queue;
  const mode = outage.mode.value;
  const next = nextTry(mode, queue);
  return (
    <div class={css.standing}>
      <div class={css.words}>
        <p class={css.sentence} role="status">
          {queueSentence(mode, queue)}
        </p>
        <div class={css.then}>
          <p class={css.next}>{next ? <NextTry at={next} /> : t.demo.delivered2(count(accepted), twice)}</p>
          {pause && (
            <Button
              kind={mode === "none" ? "primary" : "quiet"}
              icon={<PlayIcon size={16} />}
              busy={outage.goOn.busy.value}
              onPress={() => outage.goOn.run()}
            >
              {t.demo.resumeSending}
            </Button>
          )}
        </div>
      </div>
      <dl class={css.counts}>
        <Count label={t.demo.waiting} value={counts.waiting + counts.sending} tone="warn" />
        <Count label={t.demo.retrying} value={counts.retrying} tone="warn" />
        <Count label={t.demo.unconfirmed} value={counts.unknown} tone="warn" />
        <Count label={t.demo.failed} value={counts.failed} tone="bad" />
      </dl>
      <Trend samples={outage.trend.value} />
    </div>
  );
}

function NextTry({ at }: { at: Date }) {
  if (at <= now.value) return <>{t.demo.nextTryAnyMoment}</>;
  return <>{t.demo.nextTry(<Countdown at={at} />)}</>;
}

/** What waited over the last minute; the figures beside it say the same in words. */
function Trend({ samples }: { samples: number[] }) {
  const line = trendPath(samples, TREND_ROOM);
  return (
    <figure class={css.trend} aria-hidden="true">
      <svg
        viewBox={`0 0 ${TREND_ROOM - 1} 1`}
        preserveAspectRatio="none"
        focusable="false"
        aria-hidden="true"
      >
        {line && <path class={css.area} d={`${line}V1H${TREND_ROOM - samples.length}Z`} />}
        <path class={css.line} d={line} />
      </svg>
      <figcaption>{t.demo.waitingTheLastMinute}</figcaption>
    </figure>
  );
}
