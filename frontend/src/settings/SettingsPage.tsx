import type { PageProps } from "../shell/screens.ts";
import { Card } from "../ui/Card.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { SettingsIcon } from "../ui/icons.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";

export function SettingsPage(_: PageProps) {
  return (
    <>
      <PageHeader title="Settings" />
      <Card>
        <EmptyState
          picture={<SettingsIcon size={28} />}
          title="Soon"
          sentence="Your page, entry links, token and password."
        />
      </Card>
    </>
  );
}
