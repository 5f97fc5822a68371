import type { Campaign } from "../api/campaigns.ts";
import type { Trial } from "../api/variants.ts";
import { t } from "../i18n/words.ts";
import { sentenceOf } from "../state/failure.ts";
import { Button, ButtonLink } from "../ui/Button.tsx";
import { list } from "../ui/format.ts";
import { MessagesIcon } from "../ui/icons.tsx";
import { Row, Stack } from "../ui/Layout.tsx";
import { Problem } from "../ui/Problem.tsx";
import { sameOf } from "./trial-words.ts";
import type { VariantsStore } from "./variants-store.ts";

interface Props {
  trial: Trial;
  campaign: Campaign;
  store: VariantsStore;
}

/** A trial that is only planned: which variants are still to be written, and what starts it. */
export function Prepared({ trial, campaign, store }: Props) {
  const same = sameOf(trial);
  const next = same.find((name) => name !== trial.variants[0]?.name) ?? "B";
  const written = same.length === 0;
  const failure = store.start.failure.value ?? store.drop.failure.value;
  return (
    <Stack>
      <p>
        {written ? t.variants.ready : t.variants.stillSame(list(same))}{" "}
        {campaign.state === "draft" ? t.variants.sendingStarts : t.variants.startHelp}
      </p>
      <Row>
        <ButtonLink
          kind={written ? "quiet" : "primary"}
          icon={<MessagesIcon size={16} />}
          href={`/messages?campaign=${encodeURIComponent(campaign.id)}&variant=${next}`}
        >
          {t.variants.writeThem}
        </ButtonLink>
        {campaign.state !== "draft" && (
          <Button
            kind={written ? "primary" : "quiet"}
            busy={store.start.busy.value}
            onPress={() => store.start.run()}
          >
            {t.variants.start}
          </Button>
        )}
        <Button busy={store.drop.busy.value} onPress={() => store.drop.run()}>
          {t.variants.giveUp}
        </Button>
      </Row>
      {failure !== null && <Problem sentence={sentenceOf(failure)} />}
    </Stack>
  );
}
