import { expect, test } from "vitest";
import { nobody } from "../api/figures.ts";
import { bars, sentence } from "./figures.ts";

test("a figure is a sentence whatever the number", () => {
  expect(sentence("seen", 0)).toBe("Nobody saw it yet");
  expect(sentence("seen", 1)).toBe("1 person saw it");
  expect(sentence("revealed", 1200)).toBe("1,200 people revealed the code");
});

test("an empty campaign has a bar for every stage but failures, all of them empty", () => {
  const empty = bars(nobody());

  expect(empty.map((bar) => bar.stage)).toEqual([
    ...["sent", "delivered", "seen", "responded", "accepted", "declined"],
    ...["coupon_sent", "coupon_seen", "revealed", "redeemed"],
  ]);
  expect(empty.every((bar) => bar.share === 0 && bar.percent === "0 %")).toBe(true);
});

test("people who could not be reached are shown once there are some", () => {
  const shown = bars({ ...nobody(), sent: 4, failed: 1 });

  expect(shown.at(-1)).toMatchObject({ stage: "failed", aside: true, percent: "25 %" });
});
