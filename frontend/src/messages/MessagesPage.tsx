import type { PageProps } from "../shell/screens.ts";
import { Card } from "../ui/Card.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { MessagesIcon } from "../ui/icons.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";

export function MessagesPage(_: PageProps) {
  return (
    <>
      <PageHeader title="Messages" />
      <Card>
        <EmptyState
          picture={<MessagesIcon size={28} />}
          title="Soon"
          sentence="Every text and picture of the flow, with a phone beside it."
        />
      </Card>
    </>
  );
}
