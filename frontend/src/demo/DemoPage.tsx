import type { PageProps } from "../shell/screens.ts";
import { Card } from "../ui/Card.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { DemoIcon } from "../ui/icons.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";

export function DemoPage(_: PageProps) {
  return (
    <>
      <PageHeader title="Demo" />
      <Card>
        <EmptyState
          picture={<DemoIcon size={28} />}
          title="Soon"
          sentence="A customer's phone beside the live funnel."
        />
      </Card>
    </>
  );
}
