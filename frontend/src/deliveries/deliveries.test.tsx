// @vitest-environment happy-dom
import { act } from "preact/test-utils";
import { expect, test, vi } from "vitest";
import type { Delivery } from "../api/deliveries.ts";
import { onScreen } from "../ui/on-screen.ts";
import { Table } from "../ui/Table.tsx";
import { aCouponCall, aDelivery, aNotification, anEmail } from "./a-delivery.ts";
import { createDeliveriesStore } from "./deliveries-store.ts";
import { deliveryColumns } from "./delivery-columns.tsx";
import { PostedView } from "./PostedDrawer.tsx";
import { SendingLine } from "./SendingLine.tsx";

const { root, show } = onScreen();

const button = (words: string) =>
  [...root.querySelectorAll("button")].find((one) => one.textContent?.includes(words));

test("a name is text, whatever it says; it leads to the person", async () => {
  const decide = vi.fn();
  await show(
    <Row delivery={aDelivery("4", { customerName: "<img src=x onerror=alert(1)>" })} decide={decide} />,
  );

  expect(root.querySelector("img")).toBeNull();
  const person = root.querySelector("a");
  expect(person?.textContent).toBe("<img src=x onerror=alert(1)>");
  expect(person?.getAttribute("href")).toBe("/customers/7");
  button("Cancel")?.click();
  expect(decide).toHaveBeenCalledWith("4", "cancel");
});

test("a failure says why, and can be tried again; of somebody erased it cannot", async () => {
  const failed = aDelivery("4", { state: "failed", reason: "The customer has opted out.", attempts: 3 });
  await show(<Row delivery={failed} />);
  expect(root.textContent).toContain("FailedThe customer has opted out.");
  expect(button("Retry")).toBeDefined();

  await show(<Row delivery={{ ...failed, customerId: null, customerName: null }} />);
  expect(root.textContent).toContain("Deleted customer");
  expect(button("Retry")).toBeUndefined();
});

test("an e-mail and news for a desk say what they are, whom they are about and what the other side said", async () => {
  const detail = "550 5.1.1 <script>no such user</script>";
  await show(
    <Row
      delivery={anEmail("4", { state: "failed", reason: "The mail server refused the address.", detail })}
    />,
  );
  expect(root.textContent).toContain("AnaWelcome e-mail");
  expect(root.querySelector("q")?.textContent).toBe(detail);
  expect(root.querySelector("a")?.getAttribute("href")).toBe("/leads");
  expect(button("Retry")).toBeDefined();

  const decide = vi.fn();
  const dueAt = new Date(Date.now() + 60_000);
  await show(<Row delivery={aNotification("5", { dueAt, attempts: 1 })} decide={decide} />);
  expect(root.textContent).toContain("Slack: Sales desk");
  expect(root.querySelector("a")?.getAttribute("href")).toBe("/requests");
  button("Send now")?.click();
  expect(decide).toHaveBeenCalledWith("5", "hurry");
});

test("what a webhook is told about a coupon names the person, the code and what happened", async () => {
  const look = vi.fn();
  await show(<Row delivery={aCouponCall("6", { state: "failed" })} look={look} />);
  expect(root.textContent).toContain("AnaWebhook: Web shopCoupon redeemed: UMI-7K3M-9QXB-2FT");
  expect(root.querySelector("a")?.getAttribute("href")).toBe("/customers/7");
  expect(button("Retry")).toBeDefined();
  button("Show")?.click();
  expect(look).toHaveBeenCalledWith("6");

  await show(<Row delivery={aCouponCall("6", { customerId: null, customerName: null })} />);
  expect(root.textContent).not.toContain("Deleted customer");
  expect(root.querySelector("a")?.getAttribute("href")).toBe("/coupons?q=UMI-7K3M-9QXB-2FT");
});

test("what a webhook was sent is shown as it was signed, with its headers", async () => {
  const posted = { body: '{"type":"coupon_redeemed"}', headers: { "X-B": "2", "X-A": "1" } };
  const asked = vi.fn(async () => posted);
  await show(<PostedView id="6" show={asked} />);
  await vi.waitFor(() => expect(root.textContent).toContain(posted.body));
  expect(root.querySelector("pre")?.textContent).toBe("X-A: 1\nX-B: 2");
  expect(asked).toHaveBeenCalledWith("6");
});

test("going on after a pause is one press, and is believed at once", async () => {
  const pause = { until: new Date(Date.now() + 60_000), reason: "Messenger asked us to slow down." };
  let paused = true;
  const store = createDeliveriesStore({
    showStatus: async () => ({ ...STATUS, pause }),
    countDeliveries: async () => ({ ...NOTHING, waiting: paused ? 12 : 0 }),
    countSent: async () => 0,
    listCampaigns: async () => [],
    resumePage: async () => {
      paused = false;
      return { ...PAGE, pause: null };
    },
  });
  await Promise.all([store.status.refresh(), store.counts.refresh()]);
  await show(<SendingLine store={store} />);
  expect(root.textContent).toContain("Sending is paused; 12 messages wait, nothing is lost.");

  await act(async () => button("Resume sending")?.click());

  expect(root.textContent).not.toContain("paused");
  expect(button("Resume sending")).toBeUndefined();
});

interface RowProps {
  delivery: Delivery;
  decide?: () => void;
  look?: (id: string) => void;
}

function Row({ delivery, decide = vi.fn(), look = vi.fn() }: RowProps) {
  const columns = deliveryColumns({
    choice: "waiting",
    sending: null,
    names: null,
    busy: new Set(),
    decide,
    look,
  });
  const rows = [{ delivery, gone: false }];
  return <Table caption="Waiting" columns={columns} rows={rows} rowKey={(row) => row.delivery.id} />;
}

const NOTHING = {
  waiting: 0,
  later: 0,
  retrying: 0,
  held: 0,
  sending: 0,
  sent: null,
  unknown: 0,
  failed: 0,
  skipped: 0,
  cancelled: 0,
  parked: 0,
};
const STATUS = {
  business: "Umi Shop",
  pageId: "1046",
  messenger: "simulated",
  simulator: true,
  demo: true,
  database: "embedded",
  webhookUrl: "",
  breaker: "closed",
  pause: null,
  timeZone: "UTC",
  logo: null,
  databaseTrouble: null,
  readReplica: null,
  version: "1",
} as const;
const PAGE = {
  pageId: "1046",
  name: null,
  getStarted: null,
  greeting: null,
  ourGreeting: "Hello!",
  webhookUrl: "",
  verifyToken: "",
  ownToken: true,
  ownBotToken: true,
  tokenInAddressAt: null,
  ownPassword: true,
  pause: null,
  breaker: "closed",
  lastEventAt: null,
  subscribed: null,
} as const;
