import { WELCOME } from "../api/campaigns.ts";
import { ButtonLink } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { CampaignsIcon, DemoIcon, QrIcon } from "../ui/icons.tsx";

interface Props {
  campaign: string;
  /** Null while it is not known what runs here. */
  simulator: boolean | null;
}

/** Nobody has come yet: what brings the first person. */
export function FirstSteps({ campaign, simulator }: Props) {
  return <Card>{campaign === WELCOME ? <Welcome simulator={simulator} /> : <Send id={campaign} />}</Card>;
}

function Welcome({ simulator }: Pick<Props, "simulator">) {
  if (simulator) {
    return (
      <EmptyState
        picture={<DemoIcon size={28} />}
        title="Nobody has been here yet"
        sentence="Let simulated customers come in, or be one yourself on the phone. Every tap shows up here at once."
      >
        <ButtonLink kind="primary" href="/demo">
          Open the demo
        </ButtonLink>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      picture={<QrIcon size={28} />}
      title="Nobody has been here yet"
      sentence="Connect your Facebook page, then print a poster with a QR code: everyone who scans it gets your welcome coupon, and you see it here."
    >
      <ButtonLink href="/settings?section=links">Print a poster</ButtonLink>
      <ButtonLink kind="primary" href="/settings">
        Connect your page
      </ButtonLink>
    </EmptyState>
  );
}

function Send({ id }: { id: string }) {
  return (
    <EmptyState
      picture={<CampaignsIcon size={28} />}
      title="This campaign has not gone out yet"
      sentence="Look at what it says, see how many people it would reach, and send it."
    >
      <ButtonLink href={`/messages?campaign=${encodeURIComponent(id)}`}>See its messages</ButtonLink>
      <ButtonLink kind="primary" href={`/campaigns/${encodeURIComponent(id)}`}>
        Go to the campaign
      </ButtonLink>
    </EmptyState>
  );
}
