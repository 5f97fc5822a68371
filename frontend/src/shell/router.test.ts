// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from "vitest";

vi.stubGlobal("scrollTo", vi.fn());
const { askBeforeLeaving, askedToLeave, leave, navigate, route, startRouter, stay, takeArrival } =
  await import("./router.ts");
startRouter();

beforeEach(() => {
  navigate("/");
  takeArrival();
  document.body.innerHTML = "";
});

function press(link: string, options: MouseEventInit = {}): boolean {
  document.body.innerHTML = link;
  const event = new MouseEvent("click", { bubbles: true, cancelable: true, button: 0, ...options });
  return !document.querySelector("a")?.dispatchEvent(event);
}

test("a plain press on a link to a screen goes there without loading the page", () => {
  expect(press('<a href="/campaigns/spring">Spring</a>')).toBe(true);

  expect(route.value).toMatchObject({ screen: "campaign", params: { id: "spring" } });
  expect(location.pathname).toBe("/campaigns/spring");
  expect(takeArrival()).toBe(true);
  expect(takeArrival()).toBe(false);
});

test("downloads, other paths, new tabs and other sites stay the browser's", () => {
  const stays = (link: string, options?: MouseEventInit) => {
    addEventListener("click", (event) => event.preventDefault(), { once: true });
    press(link, options);
    expect(route.value.screen).toBe("overview");
  };

  stays('<a href="/api/v1/campaigns/welcome/people.csv" download>Export</a>');
  stays('<a href="/simulator/ledger">Ledger</a>');
  stays('<a href="/campaigns">Campaigns</a>', { ctrlKey: true });
  stays('<a href="/campaigns" target="_blank">Campaigns</a>');
  stays('<a href="https://m.me/shop">m.me</a>');
});

test("another view of the same screen moves nothing", () => {
  navigate("/messages");
  takeArrival();

  navigate("/messages?campaign=spring");

  expect(route.value.query.get("campaign")).toBe("spring");
  expect(takeArrival()).toBe(false);
});

test("what is not saved is asked about before it is left", () => {
  navigate("/messages");
  const stop = askBeforeLeaving(() => "Your changes are not saved yet.");

  navigate("/customers");
  expect(askedToLeave.value?.question).toBe("Your changes are not saved yet.");
  expect(route.value.screen).toBe("messages");

  stay();
  expect(askedToLeave.value).toBeNull();

  navigate("/customers");
  leave();
  expect(route.value.screen).toBe("customers");
  stop();
});
