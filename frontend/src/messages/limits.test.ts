import { expect, test } from "vitest";
import { aCopy } from "./a-copy.ts";
import { imageMistake, lengthOf, mistakesOf } from "./limits.ts";

const SHOP = "Umi Shop";
const mistakes = (changes: Parameters<typeof aCopy>[0]) =>
  Object.fromEntries(mistakesOf(aCopy(changes), SHOP));

test("the copy everybody begins with has no mistakes", () => {
  expect(mistakes({})).toEqual({});
});

test("what counts is what the customer gets, with the longest name", () => {
  expect(lengthOf(aCopy({ welcome: "Hi {name}!" }), "welcome", SHOP)).toBe(44);
  expect(lengthOf(aCopy({ thanks: "{business} thanks you" }), "thanks", "A much longer name of a shop")).toBe(
    39,
  );
  expect(lengthOf(aCopy({ code: "SPRING", reveal: "{code}!" }), "reveal", SHOP)).toBe(7);
});

test("the contract looks at what is typed, so a text is never shorter than that", () => {
  expect(lengthOf(aCopy({ yes_label: "Yes from {business}" }), "yes_label", "Umi")).toBe(19);
});

test("an emoji counts as two, as the server counts it", () => {
  expect(lengthOf(aCopy({ no_label: "👋" }), "no_label", SHOP)).toBe(2);
  expect(mistakes({ no_label: "👋".repeat(10) })).toEqual({});
  expect(mistakes({ no_label: "👋".repeat(11) })).toEqual({ no_label: "2 too many for Messenger." });
});

test("a text that only just fits does not with the longest name", () => {
  expect(mistakes({ welcome: `{name}${"x".repeat(600)}` })).toEqual({});
  expect(mistakes({ welcome: `{name}${"x".repeat(601)}` })).toEqual({ welcome: "1 too many for Messenger." });
});

test("each mistake is found at its field", () => {
  const found = mistakes({
    ...{ thanks: "  ", code: "TEN OFF", reveal: "Here you are", goodbye: "Bye {name}" },
    ...{ offer: "/images/coupon.png", terms: "a\u0007b", coupon_image: "coupon.png" },
  });

  expect(Object.keys(found)).toEqual([
    ...["offer", "terms", "coupon_image", "code", "reveal", "thanks", "goodbye"],
  ]);
  expect(found.goodbye).toContain("{name}");
  expect(found.reveal).toContain("{code}");
});

test("placeholders are known where they are filled in, and nowhere else", () => {
  expect(mistakes({ welcome: "{name} {business}", reveal: "{code} {business}" })).toEqual({});
  expect(
    Object.keys(mistakes({ welcome_nameless: "{name}", welcome: "{code}", code: "x{business}" })),
  ).toEqual([...["welcome", "welcome_nameless", "code"]]);
});

test("a picture is an address of the web or one of our own", () => {
  const good = ["https://shop.example/a.png?x=1", "http://shop.example/a", "/images/Ab-1_2.png"];
  const bad = [
    "",
    "shop.example/a.png",
    "https://shop.example/a b.png",
    "/images/../x",
    "data:image/png;base64,x",
  ];

  expect(good.map(imageMistake)).toEqual([null, null, null]);
  expect(bad.map((address) => imageMistake(address) !== null)).toEqual([true, true, true, true, true]);
});
