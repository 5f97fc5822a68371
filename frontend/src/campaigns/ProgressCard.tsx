import type { Campaign } from "../api/campaigns.ts";
import { t } from "../i18n/words.ts";
import { sentenceOf } from "../state/failure.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { percent } from "../ui/format.ts";
import { PauseIcon, PlayIcon, StopIcon } from "../ui/icons.tsx";
import { Row } from "../ui/Layout.tsx";
import { now } from "../ui/now.ts";
import { Problem } from "../ui/Problem.tsx";
import type { CampaignStore } from "./campaign-store.ts";
import css from "./campaigns.module.css";
import { Visits } from "./Visits.tsx";
import { partsAfter, sentSoFar } from "./words.ts";

interface Props {
  campaign: Campaign;
  store: CampaignStore;
  /** Messenger takes nothing right now. */
  silent?: boolean;
}

/** A send under way: how far, how fast, until when; and the brakes. */
export function ProgressCard({ campaign, store, silent }: Props) {
  const sent = sentSoFar(campaign, now.value, silent, store.nextWave.value);
  const { pause, resume } = store;
  const failure = pause.failure.value ?? resume.failure.value;
  const paused = campaign.state === "paused";

  return (
    <Card
      title={paused ? t.campaigns.theSendIsPaused : t.campaigns.onItsWay}
      aside={campaign.state !== "open" && <Brakes paused={paused} store={store} />}
    >
      <div class={css.progress}>
        <p class={css.line}>
          <strong class={css.big}>{sent.figures}</strong>
          <span class={css.percent}>{percent(sent.share)}</span>
        </p>
        <div
          class={css.track}
          role="progressbar"
          aria-label={t.campaigns.sent}
          aria-valuenow={Math.round(sent.share * 100)}
          aria-valuemin={0}
          aria-valuemax={100}
        >
          <div class={paused || silent ? css.held : css.fill} style={{ width: `${sent.share * 100}%` }} />
        </div>
        <p class={css.soft}>{sent.outlook}</p>
        <Visits label={t.campaigns.whoGotIt} parts={partsAfter(campaign.progress)} />
        {failure !== null && <Problem sentence={sentenceOf(failure)} />}
      </div>
    </Card>
  );
}

function Brakes({ paused, store }: { paused: boolean; store: CampaignStore }) {
  const { pause, resume } = store;
  return (
    <Row>
      <Button icon={<StopIcon size={16} />} onPress={() => store.ask("cancel")}>
        {t.campaigns.cancel}
      </Button>
      {paused ? (
        <Button
          kind="primary"
          icon={<PlayIcon size={16} />}
          busy={resume.busy.value}
          onPress={() => resume.run()}
        >
          {t.campaigns.resume}
        </Button>
      ) : (
        <Button icon={<PauseIcon size={16} />} busy={pause.busy.value} onPress={() => pause.run()}>
          {t.campaigns.pause}
        </Button>
      )}
    </Row>
  );
}
