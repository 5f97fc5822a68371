import type { PageProps } from "../shell/screens.ts";
import { Card } from "../ui/Card.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { CustomersIcon } from "../ui/icons.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";

export function CustomersPage(_: PageProps) {
  return (
    <>
      <PageHeader title="Customers" />
      <Card>
        <EmptyState
          picture={<CustomersIcon size={28} />}
          title="Soon"
          sentence="Everybody who has written to the page."
        />
      </Card>
    </>
  );
}
