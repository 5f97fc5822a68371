// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Campaign } from "../api/campaigns.ts";
import { NoConnection } from "../api/client.ts";
import type { Trial } from "../api/variants.ts";
import { someTerms } from "../coupons/a-coupon.ts";
import { aPlannedSend } from "../schedule/a-planned-send.ts";
import { aCopy, aStory } from "../stories/a-story.ts";
import { stories } from "../stories/the-stories.ts";
import { aTrial } from "../variants/a-trial.ts";
import { aCampaign } from "./a-campaign.ts";
import { CampaignDialogs } from "./CampaignDialogs.tsx";
import { createCampaignStore } from "./campaign-store.ts";
import { PeopleTiles } from "./PeopleTiles.tsx";
import { ProgressCard } from "./ProgressCard.tsx";
import { ReachCard } from "./ReachCard.tsx";

let root: HTMLElement;

beforeEach(() => {
  root = document.createElement("div");
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
  vi.unstubAllGlobals();
});

const button = (words: string) =>
  [...root.querySelectorAll("button")].filter((one) => one.textContent === words).at(-1);

async function shown(
  campaign: Campaign,
  reachable = 412,
  welcome = async () => aCampaign({ id: "welcome" }),
  nextVisit = 0,
  trial: Trial | null = null,
) {
  const asked: string[] = [];
  const takes = (deed: string) => async () => {
    asked.push(deed);
    return campaign;
  };
  const sendCampaign = vi.fn(async (_: string) => campaign.send);
  const skipped = { windowClosed: 30, optedOut: 0, blocked: 1, alreadyIn: 0 };
  const store = createCampaignStore(campaign.id, {
    planSend: async () => aPlannedSend(),
    listSegments: async () => [],
    choosePeople: async () => campaign,
    showCampaign: async (id: string) => (id === "welcome" ? await welcome() : campaign),
    sendCampaign,
    showVariants: async () => trial,
    showReach: async () => ({
      reachable,
      now: reachable - nextVisit,
      nextVisit,
      skipped,
      keptOut: 0,
      exact: true,
      withClock: 4,
      takesSeconds: 21,
    }),
    pauseCampaign: takes("pause"),
    resumeCampaign: takes("resume"),
    cancelCampaign: takes("cancel"),
    updateCampaign: takes("update"),
  });
  await store.campaign.refresh();
  await store.trial.refresh();
  await store.reach.refresh();
  await store.welcome.refresh();
  await act(() =>
    render(
      <>
        <ReachCard campaign={campaign} store={store} />
        <ProgressCard campaign={campaign} store={store} />
        <CampaignDialogs campaign={campaign} store={store} />
      </>,
      root,
    ),
  );
  return { store, sendCampaign, asked };
}

const OWN = aCampaign({ copy: aCopy({ dig_label: "Dig in" }) });

test("before a send it says whom it reaches, and why not the rest", async () => {
  const { sendCampaign } = await shown(aCampaign());

  expect(root.textContent).toContain("412 people can be reached");
  expect(root.textContent).toContain("30wrote more than 24 hours ago");
  expect(root.textContent).toContain("Facebook allows messages for 24 hours");
  expect(root.querySelector("a[href='/settings?section=links']")).not.toBeNull();
  expect(sendCampaign).not.toHaveBeenCalled();
});

test("a send is confirmed, with the first message in sight", async () => {
  vi.stubGlobal("fetch", async (_: string, { body }: RequestInit) => {
    const { copy, name } = JSON.parse(String(body));
    const text = { text: copy.riddle.replace("{name}", name), key: "riddle" };
    return Response.json({ lines: [{ by: "bot", step: 0, kind: "text", text, choices: [], seconds: null }] });
  });
  const { sendCampaign } = await shown(OWN);

  await act(() => button("Send to 412 people")?.click());
  await vi.waitFor(() => expect(root.querySelector("dialog[open]")?.textContent).toContain("Ahoy Ana, says"));
  expect(sendCampaign).not.toHaveBeenCalled();
  await act(async () => button("Send to 412 people")?.click());

  expect(sendCampaign).toHaveBeenCalledOnce();
});

test("a send that tries variants says how, and shows each of them", async () => {
  vi.stubGlobal("fetch", async (_: string, { body }: RequestInit) => {
    const text = { text: JSON.parse(String(body)).copy.riddle, key: "riddle" };
    return Response.json({ lines: [{ by: "bot", step: 0, kind: "text", text, choices: [], seconds: null }] });
  });
  const trial = aTrial({ state: "prepared", holdout: 0.1, wave_people: 100 });
  const [a, b] = trial.variants;
  if (!a || !b) throw new Error("two variants");
  await shown(OWN, 412, undefined, 0, {
    ...trial,
    variants: [a, { ...b, copy: aCopy({ riddle: "Psst!" }) }],
  });

  await act(() => button("Send to 412 people")?.click());
  const dialog = root.querySelector("dialog[open]");
  expect(dialog?.textContent).toContain(
    "2 variants, 10% kept out; the first 100 people now, the next about 1 hour later.",
  );
  expect(root.textContent).not.toContain("akes about");
  await act(() => dialog?.querySelectorAll<HTMLInputElement>("input[type=radio]")[1]?.click());

  await vi.waitFor(() => expect(dialog?.textContent).toContain("Psst!"));
});

test("everybody of a segment may have it already", async () => {
  await shown(aCampaign({ state: "done", segment: { id: "7", name: "Poster" } }), 0);

  expect(root.textContent).toContain("Everybody in this segment whom you can message has it.");
});

test("a send to more people than there are codes says so before it is confirmed", async () => {
  const { store } = await shown(OWN);
  store.coupon.terms.set(someTerms({ left: 3, offer: "5% off", offerDiffers: true }));
  await act(() => button("Send to 412 people")?.click());

  const dialog = root.querySelector("dialog[open]");
  expect(dialog?.textContent).toContain("There are 3 codes for 412 people.");
  expect(dialog?.textContent).toContain("Its message says “5% off”");
  expect(dialog?.querySelector("a[href='/messages?campaign=c1']")).not.toBeNull();
});

test("what happens seldom is counted once it has happened", async () => {
  stories.set([aStory()]);
  const people = { ...aCampaign().people, set_out: 500 };
  await act(() => render(<PeopleTiles campaign={aCampaign({ people })} />, root));
  expect(root.textContent).not.toContain("sang");
  await act(() => render(<PeopleTiles campaign={aCampaign({ people: { ...people, sang: 117 } })} />, root));
  expect(root.textContent).toContain("117 people sang.");
});

test("what is word for word the welcome cannot be sent, until one text differs", async () => {
  const edit = () => root.querySelector("a[href='/messages?campaign=c1']");
  await shown(aCampaign({ name: "Black Friday" }));
  expect(button("Send to 412 people")).toBeUndefined();
  expect(edit()?.textContent).toBe("Edit its messages");
  expect(root.textContent).toContain("Identical to your welcome message.");

  render(null, root);
  await shown(OWN);
  expect(edit()).toBeNull();
  await act(() => button("Send to 412 people")?.click());
  expect(root.querySelector("dialog[open]")).not.toBeNull();

  render(null, root);
  const { store } = await shown(aCampaign({ state: "done" }));
  expect(store.stillWelcome.value).toBe(false);
});

test("asking whether to cancel a send changes nothing on the server, answered or not", async () => {
  const { store, asked } = await shown(aCampaign({ state: "sending" }));
  await act(async () => store.ask("cancel"));
  expect(root.querySelector("dialog[open]")?.textContent).toContain("The send goes on until you confirm");
  await act(async () => store.close());
  expect(asked).toEqual([]);
});

test("a welcome that cannot be loaded is said, with a way to try again", async () => {
  const welcome = vi.fn(async () => aCampaign({ id: "welcome" }));
  welcome.mockRejectedValueOnce(new NoConnection());
  await shown(OWN, 412, welcome);
  expect(root.querySelector("[role=alert]")?.textContent).toContain("The server isn’t answering");
  expect(button("Send to 412 people")).toBeUndefined();

  await act(() => button("Try again")?.click());
  await vi.waitFor(() => expect(button("Send to 412 people")).toBeDefined());
});

test("with nobody to reach there is nothing to press", async () => {
  await shown(aCampaign(), 0);

  expect(root.textContent).toContain("There is nobody you can message right now.");
  expect(button("Send to 0 people")).toBeUndefined();
});

test("who gets it now and who on their next visit is told before and while it is sent", async () => {
  await shown(
    aCampaign({ progress: { ...aCampaign().progress, now: 300, nextVisit: 40, not: 2 } }),
    412,
    undefined,
    12,
  );

  const list = (label: string) =>
    [...(root.querySelector(`[aria-label="${label}"]`)?.querySelectorAll("li") ?? [])].map(
      (item) => `${item.querySelector("strong")?.textContent} ${item.querySelector("p")?.textContent}`,
    );
  expect(list("When they are reached")).toEqual([
    "400 get it now",
    "12 get it on their next visit to your website",
  ]);
  expect(list("Who got it")).toEqual([
    "300 got it",
    "40 will get it on their next visit to your website",
    "2 did not get it",
  ]);
});

test("cancelling says who will not get it and who has", async () => {
  const { asked } = await shown(
    aCampaign({
      state: "sending",
      send: {
        queued: 412,
        nextVisit: 0,
        skipped: { windowClosed: 0, optedOut: 0, blocked: 0, alreadyIn: 0 },
      },
      progress: { waiting: 212, now: 195, nextVisit: 3, not: 2, perSecond: 20, endsAt: new Date() },
    }),
  );
  expect(root.querySelector("[role=progressbar]")?.getAttribute("aria-valuenow")).toBe("49");

  await act(() => button("Cancel")?.click());
  const words = root.querySelector("dialog[open]")?.textContent;
  expect(words).toContain("212 people will not get it");
  expect(words).toContain("195 people already got it");
  expect(words).toContain("3 people will not find it on their next visit");
  await act(async () => button("Cancel the send")?.click());

  expect(asked).toEqual(["cancel"]);
});
