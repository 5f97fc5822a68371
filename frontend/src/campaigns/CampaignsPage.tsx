import type { PageProps } from "../shell/screens.ts";
import { Card } from "../ui/Card.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { CampaignsIcon } from "../ui/icons.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";

export function CampaignsPage(_: PageProps) {
  return (
    <>
      <PageHeader title="Campaigns" />
      <Card>
        <EmptyState
          picture={<CampaignsIcon size={28} />}
          title="Soon"
          sentence="Your campaigns will be listed here."
        />
      </Card>
    </>
  );
}
