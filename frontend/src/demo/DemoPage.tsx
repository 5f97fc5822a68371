import { signal } from "@preact/signals";
import { useState } from "preact/hooks";
import { Funnel } from "../funnel/Funnel.tsx";
import type { PageProps } from "../shell/screens.ts";
import { createLiveStats } from "../state/live-stats.ts";
import { useStore } from "../state/use-store.ts";
import { Card } from "../ui/Card.tsx";
import { LiveDot } from "../ui/LiveDot.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { CrowdCard } from "./CrowdCard.tsx";
import { createCrowdStore } from "./crowd-store.ts";
import css from "./demo.module.css";
import { OutageCard } from "./OutageCard.tsx";
import { createOutageStore } from "./outage-store.ts";
import { PeopleBar } from "./PeopleBar.tsx";
import { Phone } from "./Phone.tsx";
import { createPeopleStore } from "./people-store.ts";
import { createPhoneStore } from "./phone-store.ts";

type Pane = "phone" | "figures" | "messenger";

const PANES: { value: Pane; label: string }[] = [
  { value: "phone", label: "Phone" },
  { value: "figures", label: "Figures" },
  { value: "messenger", label: "Messenger" },
];

/** A customer's phone, the figures that move with it, and a Messenger that can be broken. */
export function DemoPage({ route, status }: PageProps) {
  const people = useStore(() => createPeopleStore(route.query));
  const phone = useStore(() => createPhoneStore(people.chosen));
  const figures = useStore(() => createLiveStats(signal("welcome")));
  const crowd = useStore(() => createCrowdStore());
  const outage = useStore(() => createOutageStore());
  const [pane, setPane] = useState<Pane>("phone");
  const server = status.value;
  const stats = figures.stats.value;

  return (
    <div class={css.demo}>
      <div class={css.head}>
        <PageHeader title="Demo" hint="Be a customer on the left, see what the owner sees on the right." />
        <div class={css.panes}>
          <Segmented label="Part of the demo" value={pane} options={PANES} onChange={setPane} />
        </div>
      </div>
      <div class={css.stage} data-pane={pane}>
        <div class={css.phone} data-full={route.query.has("ref") || undefined}>
          <PeopleBar people={people} />
          <Phone
            {...{ phone, people }}
            shop={server?.business ?? ""}
            publicUrl={server?.webhookUrl ?? ""}
            shown={pane}
          />
        </div>
        <div class={css.funnel}>
          <Card title="The welcome, live" aside={<LiveDot state={figures.live.value} />}>
            {stats ? <Funnel stats={stats} compact /> : <Skeleton />}
          </Card>
        </div>
        <div class={css.crowd}>
          <CrowdCard crowd={crowd} />
        </div>
        <div class={css.outage}>
          <OutageCard outage={outage} />
        </div>
      </div>
    </div>
  );
}
