import type { PageProps } from "../shell/screens.ts";
import { Card } from "../ui/Card.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { CustomersIcon } from "../ui/icons.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";

export function CustomerPage(_: PageProps) {
  return (
    <>
      <PageHeader title="Customer" />
      <Card>
        <EmptyState
          picture={<CustomersIcon size={28} />}
          title="Soon"
          sentence="One person, message by message, tap by tap."
        />
      </Card>
    </>
  );
}
