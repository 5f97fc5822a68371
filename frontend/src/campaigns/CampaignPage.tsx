import type { PageProps } from "../shell/screens.ts";
import { Card } from "../ui/Card.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { CampaignsIcon } from "../ui/icons.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";

export function CampaignPage(_: PageProps) {
  return (
    <>
      <PageHeader title="Campaign" />
      <Card>
        <EmptyState
          picture={<CampaignsIcon size={28} />}
          title="Soon"
          sentence="One campaign, its reach and its progress."
        />
      </Card>
    </>
  );
}
