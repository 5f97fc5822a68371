import type { PageProps } from "../shell/screens.ts";
import { Card } from "../ui/Card.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { DeliveriesIcon } from "../ui/icons.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";

export function DeliveriesPage(_: PageProps) {
  return (
    <>
      <PageHeader title="Deliveries" />
      <Card>
        <EmptyState
          picture={<DeliveriesIcon size={28} />}
          title="Soon"
          sentence="What waits, what failed, and what happens next."
        />
      </Card>
    </>
  );
}
