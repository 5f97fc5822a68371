import { WELCOME } from "../api/campaigns.ts";
import type { Status } from "../api/status.ts";
import { t } from "../i18n/words.ts";
import { useStore } from "../state/use-store.ts";
import { Badge } from "../ui/Badge.tsx";
import { ButtonLink } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { CampaignsIcon } from "../ui/icons.tsx";
import css from "./first-steps.module.css";
import { type Step, stepsOf } from "./first-steps.ts";
import { createFirstStepsStore } from "./first-steps-store.ts";

interface Props {
  campaign: string;
  /** Null while it is not known what runs here. */
  status: Status | null;
}

/** Nobody has come yet: what brings the first person. */
export function FirstSteps({ campaign, status }: Props) {
  return <Card>{campaign === WELCOME ? <Welcome status={status} /> : <Send id={campaign} />}</Card>;
}

function Welcome({ status }: Pick<Props, "status">) {
  const { website } = useStore(() => createFirstStepsStore());
  return (
    <div class={css.first}>
      <h2>{t.overview.noCustomersYet}</h2>
      <p class={css.soft}>{t.overview.twoWaysToYourFirstRealCustomer}</p>
      <ol class={css.steps}>
        {stepsOf(website.data.value, status).map((step) => (
          <Way key={step.title} step={step} />
        ))}
      </ol>
      {status?.simulator && (
        <p class={css.demo}>
          <ButtonLink href="/demo">{t.overview.openTheDemo}</ButtonLink>
          <span>{t.overview.lookAroundFirstSimulated}</span>
        </p>
      )}
    </div>
  );
}

function Way({ step }: { step: Step }) {
  return (
    <li class={css.step} data-done={step.done || undefined}>
      <div class={css.words}>
        <h3>
          {step.title}
          {step.done ? (
            <Badge tone="good">{t.overview.done}</Badge>
          ) : (
            step.badge && <Badge tone="accent">{step.badge}</Badge>
          )}
        </h3>
        <p class={css.soft}>{step.sentence}</p>
      </div>
      <ButtonLink kind={step.next ? "primary" : "quiet"} href={step.href}>
        {step.verb}
      </ButtonLink>
    </li>
  );
}

function Send({ id }: { id: string }) {
  return (
    <EmptyState
      picture={<CampaignsIcon size={28} />}
      title={t.overview.thisCampaignHasntBeenSentYet}
      sentence={t.overview.checkItsMessagesSeeHowMany}
    >
      <ButtonLink href={`/messages?campaign=${encodeURIComponent(id)}`}>
        {t.overview.seeItsMessages}
      </ButtonLink>
      <ButtonLink kind="primary" href={`/campaigns/${encodeURIComponent(id)}`}>
        {t.overview.goToTheCampaign}
      </ButtonLink>
    </EmptyState>
  );
}
