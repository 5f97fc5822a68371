import { WELCOME } from "../api/campaigns.ts";
import type { Status } from "../api/status.ts";
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
      <h2>No customers yet</h2>
      <p class={css.soft}>Two ways to your first real customer. Either one is enough.</p>
      <ol class={css.steps}>
        {stepsOf(website.data.value, status).map((step) => (
          <Way key={step.title} step={step} />
        ))}
      </ol>
      {status?.simulator && (
        <p class={css.demo}>
          <ButtonLink href="/demo">Open the demo</ButtonLink>
          <span>
            Look around first: simulated customers come in, and every tap shows up here immediately.
          </span>
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
            <Badge tone="good">Done</Badge>
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
      title="This campaign hasn’t been sent yet"
      sentence="Check its messages, see how many people it reaches, then send it."
    >
      <ButtonLink href={`/messages?campaign=${encodeURIComponent(id)}`}>See its messages</ButtonLink>
      <ButtonLink kind="primary" href={`/campaigns/${encodeURIComponent(id)}`}>
        Go to the campaign
      </ButtonLink>
    </EmptyState>
  );
}
