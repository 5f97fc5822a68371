import { signal } from "@preact/signals";
import { WELCOME } from "../api/campaigns.ts";
import { Funnel } from "../funnel/Funnel.tsx";
import type { PageProps } from "../shell/screens.ts";
import { createLiveStats } from "../state/live-stats.ts";
import { useStore } from "../state/use-store.ts";
import { StatusList } from "../status/StatusList.tsx";
import { Card } from "../ui/Card.tsx";
import { Columns } from "../ui/Layout.tsx";
import { LiveDot } from "../ui/LiveDot.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";

/** How the welcome is doing, and what runs here. */
export function OverviewPage({ status }: PageProps) {
  const { stats, live } = useStore(() => createLiveStats(signal(WELCOME)));

  return (
    <>
      <PageHeader title="Overview" />
      <Columns>
        <Card title="Your welcome coupon" aside={<LiveDot state={live.value} />}>
          {stats.value ? <Funnel stats={stats.value} /> : <Skeleton lines={8} />}
        </Card>
        <Card title="What runs here">
          <StatusList status={status.value} />
        </Card>
      </Columns>
    </>
  );
}
