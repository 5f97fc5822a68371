import { computed, useSignal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/words.ts";
import type { PageProps } from "../shell/screens.ts";
import { useStore } from "../state/use-store.ts";
import { PageHeader } from "../ui/PageHeader.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import { BotPanel } from "./bot/BotPanel.tsx";
import { createBotStore } from "./bot/bot-store.ts";
import { CrowdCard } from "./CrowdCard.tsx";
import { createBreakageStore } from "./calls/breakage-store.ts";
import { FailuresCard } from "./calls/FailuresCard.tsx";
import { CounterCard } from "./counter/CounterCard.tsx";
import { createCounterStore } from "./counter/counter-store.ts";
import { theCrowd } from "./crowd-store.ts";
import css from "./demo.module.css";
import { FiguresCard } from "./FiguresCard.tsx";
import { createFiguresStore } from "./figures-store.ts";
import { createInboxStore, sideOf } from "./inbox/inbox-store.ts";
import { Mailbox } from "./inbox/Mailbox.tsx";
import { Rooms } from "./inbox/Rooms.tsx";
import { MovedBar } from "./MovedBar.tsx";
import { createOutageStore } from "./outage-store.ts";
import { PeopleBar } from "./PeopleBar.tsx";
import { Phone } from "./Phone.tsx";
import { createPeopleStore } from "./people-store.ts";
import { createPhoneStore } from "./phone-store.ts";
import { ShopPhone } from "./ShopPhone.tsx";
import { SideTabs } from "./SideTabs.tsx";
import { StartOver } from "./StartOver.tsx";

type Pane = "sides" | "figures" | "failures";

const PANES: { value: Pane; label: string }[] = [
  { value: "sides", label: t.demo.tryIt },
  { value: "figures", label: t.demo.figures },
  { value: "failures", label: t.demo.breakIt },
];

type Line = "messenger" | "web";

const LINES: { value: Line; label: string }[] = [
  { value: "messenger", label: t.demo.messenger },
  { value: "web", label: t.demo.website },
];

/** A customer's phone and mailbox, the shop's Slack, the figures that move with them, and all of it can be broken. */
export function DemoPage({ route, status }: PageProps) {
  const people = useStore(() => createPeopleStore(route.query));
  const phone = useStore(() => createPhoneStore(people.chosen));
  const inbox = useStore(() => createInboxStore(sideOf(route.query)));
  const bot = useStore(() => createBotStore());
  const figures = useStore(() => createFiguresStore());
  const line = useSignal<Line>(route.query.get("line") === "web" ? "web" : "messenger");
  const onWebsite = useSignal<string | null>(null);
  // The till scans the phone that is in sight.
  const counter = useStore(() =>
    createCounterStore(
      computed(() => (line.value === "messenger" ? phone.chat.value : null)),
      onWebsite,
      figures.campaign,
    ),
  );
  const crowd = theCrowd();
  useEffect(() => crowd.learning.follow(), [crowd]);
  const outage = useStore(() => createOutageStore());
  const breakage = useStore(() => createBreakageStore());
  const [pane, setPane] = useState<Pane>("sides");
  const server = status.value;
  const shop = server?.business ?? "";
  const side = inbox.side.value;

  return (
    <div class={css.demo}>
      <div class={css.head}>
        <PageHeader title={t.demo.demo} hint={t.demo.beACustomerOnTheLeftSeeWhatThe}>
          {server?.demo && <StartOver />}
        </PageHeader>
        <div class={css.panes}>
          <Segmented label={t.demo.partOfTheDemo} value={pane} options={PANES} onChange={setPane} />
          {pane === "sides" && <MovedBar figures={figures} onPress={() => setPane("figures")} />}
        </div>
      </div>
      <div class={css.stage} data-pane={pane}>
        <div class={css.sides} data-side={side} data-full={route.query.has("ref") || undefined}>
          <SideTabs inbox={inbox} />
          {side === "phone" && (
            <div class={css.phone}>
              <div class={css.line}>
                <Segmented
                  label={t.demo.howTheCustomerComes}
                  value={line.value}
                  options={LINES}
                  onChange={(chosen) => {
                    line.value = chosen;
                  }}
                />
              </div>
              {line.value === "web" ? (
                <ShopPhone
                  shop={shop}
                  onCode={(code) => {
                    onWebsite.value = code;
                  }}
                />
              ) : (
                <>
                  <PeopleBar people={people} phone={phone} />
                  <Phone
                    phone={phone}
                    people={people}
                    shop={shop}
                    publicUrl={server?.webhookUrl ?? ""}
                    shown={pane}
                  />
                </>
              )}
            </div>
          )}
          {side === "mailbox" && <Mailbox inbox={inbox} />}
          {side === "rooms" && <Rooms inbox={inbox} />}
          {side === "bot" && <BotPanel bot={bot} />}
        </div>
        <div class={css.counter}>
          <CounterCard counter={counter} />
        </div>
        <div class={css.funnel}>
          <FiguresCard figures={figures} />
        </div>
        <div class={css.crowd}>
          <CrowdCard crowd={crowd} />
        </div>
        <div class={css.outage}>
          <FailuresCard outage={outage} breakage={breakage} />
        </div>
      </div>
    </div>
  );
}
