// @vitest-environment happy-dom
import { type ComponentChild, render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Lead } from "../api/leads.ts";
import { Table } from "../ui/Table.tsx";
import { aLead, anEmail } from "./a-lead.ts";
import { LeadDrawer } from "./LeadDrawer.tsx";
import { leadColumns } from "./lead-columns.tsx";
import { createLeadsStore, EVERYBODY } from "./leads-store.ts";
import { NoLeads } from "./NoLeads.tsx";

let root: HTMLElement;
beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime(new Date("2025-11-21T14:00:18Z"));
  root = document.createElement("div");
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
  vi.useRealTimers();
});

const show = (what: ComponentChild) => act(() => render(what, root));
const button = (words: string) =>
  [...root.querySelectorAll("button")].find((one) => one.textContent?.includes(words));

function rows(leads: Lead[], run = vi.fn(async () => {})) {
  const busy = { value: new Set<string>(), peek: () => new Set<string>() };
  // biome-ignore lint/suspicious/noExplicitAny: a signal has more to it than a row reads
  const action = { busy: busy as any, run };
  return <Table caption="Leads" columns={leadColumns(action)} rows={leads} rowKey={(lead) => lead.id} />;
}

test("a welcome e-mail that waits counts down, and can be sent now or cancelled", async () => {
  const run = vi.fn(async () => {});
  await show(rows([aLead("1")], run));
  expect(root.textContent).toContain("Sends in 42 s");

  await act(async () => void (await vi.advanceTimersByTimeAsync(2_000)));
  expect(root.textContent).toContain("Sends in 40 s");

  button("Send now")?.click();
  expect(run).toHaveBeenLastCalledWith("70", "hurry", "The welcome e-mail for \u2068Ana\u2069");
  button("Cancel")?.click();
  expect(run).toHaveBeenLastCalledWith("70", "cancel", "The welcome e-mail for \u2068Ana\u2069");
});

test("hostile names are text, and no phone, origin or e-mail breaks nothing", async () => {
  await show(rows([aLead("1", { name: "<img src=x>", phone: null, origin: "", welcome: null })]));

  expect(root.querySelector("img")).toBeNull();
  expect(root.textContent).toContain("<img src=x>");
  expect(root.textContent).toContain("Unknown");
  expect(button("Send now")).toBeUndefined();
});

test("the drawer tells all that is known, with the mail server's own words", async () => {
  const store = createLeadsStore(EVERYBODY, {
    listLeads: async () => ({ items: [], next: null }),
    eraseLead: async () => {},
    originsKnown: async () => [],
  });
  const refused = { reason: "The mail server refused the address.", detail: "550 5.1.1 no such user" };
  store.open(
    aLead("1", {
      welcome: anEmail({ state: "failed", ...refused }),
      attributes: { plan: "<b>gold</b>" },
      customerId: "7",
      utmMedium: "social",
    }),
  );
  await show(<LeadDrawer store={store} />);

  expect(root.querySelector("q")?.textContent).toBe("550 5.1.1 no such user");
  expect(root.textContent).toContain("plan<b>gold</b>");
  expect(root.querySelector('a[href="/customers/7"]')).not.toBeNull();
  expect(button("Try again")).toBeDefined();

  button("Delete lead")?.click();
  expect(store.leaving.value?.id).toBe("1");
});

test("an empty page tells bots where to knock; an empty search leads back to everybody", async () => {
  const server = {
    listLeads: async () => ({ items: [], next: null }),
    eraseLead: async () => {},
    originsKnown: async () => [],
  };
  await show(<NoLeads store={createLeadsStore(EVERYBODY, server)} status={STATUS} />);
  expect(root.textContent).toContain("https://shop.example/api/v1/leads");

  await show(<NoLeads store={createLeadsStore({ ...EVERYBODY, origin: "" }, server)} status={STATUS} />);
  expect(root.textContent).toContain("No matches");
});

const STATUS = {
  business: "Umi Shop" as const,
  pageId: "1046" as const,
  messenger: "simulated" as const,
  simulator: true,
  demo: true,
  database: "embedded" as const,
  breaker: "closed" as const,
  pause: null,
  timeZone: "UTC" as const,
  logo: null,
  databaseTrouble: null,
  readReplica: null,
  version: "1" as const,
  webhookUrl: "https://shop.example/webhooks/messenger",
};
