// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Campaign } from "../api/campaigns.ts";
import { aCopy } from "../stories/a-story.ts";
import { aCampaign } from "./a-campaign.ts";
import { FirstMessage } from "./FirstMessage.tsx";

let root: HTMLElement;
let asked: { copy: Record<string, string>; name: string }[];
let answer: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  vi.stubGlobal("fetch", async (_: string, { body }: { body: string }) => {
    const draft = JSON.parse(body);
    asked.push(draft);
    await new Promise<void>((resolve) => {
      answer = resolve;
    });
    return new Response(JSON.stringify({ lines: [line(`${draft.copy.riddle} says ${draft.name}`)] }), {
      headers: { "Content-Type": "application/json" },
    });
  });
  root = document.createElement("div");
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const line = (text: string) => ({
  by: "bot",
  step: 0,
  message: "map",
  kind: "text",
  text: { text, key: "riddle" },
  subtitle: null,
  image: null,
  choices: [],
  tap: null,
  seconds: null,
});

async function show(campaign: Campaign): Promise<void> {
  await act(() => render(<FirstMessage campaign={campaign} />, root));
  await act(async () => void (await vi.advanceTimersByTimeAsync(500)));
}

async function answered(): Promise<void> {
  await act(async () => {
    answer();
    await vi.advanceTimersByTimeAsync(1);
  });
}

test("it is asked for once while only the campaign's figures move, and again when its texts do", async () => {
  await show(aCampaign({ copy: aCopy({ riddle: "Ahoy" }) }));
  await show(aCampaign({ copy: aCopy({ riddle: "Ahoy" }), version: 7 }));
  await answered();

  expect(asked).toHaveLength(1);
  expect(root.textContent).toBe("Ahoy says Ana");
  expect(root.querySelector("[inert]")).not.toBeNull();

  await show(aCampaign({ copy: aCopy({ riddle: "Land" }) }));
  await answered();
  expect(asked).toHaveLength(2);
  expect(root.textContent).toBe("Land says Ana");
});
