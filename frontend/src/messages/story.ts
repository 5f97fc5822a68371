import type { Copy, CopyField } from "../api/campaigns.ts";
import { first } from "../ui/cut.ts";
import { LONGEST_NAME } from "./limits.ts";

export type StepName = "welcome" | "coupon" | "code" | "thanks" | "reminders" | "goodbye";

export interface Step {
  name: StepName;
  label: string;
  /** When it is said. */
  when: string;
  fields: readonly CopyField[];
}

/** The story, in the order a customer meets it. */
export const STEPS: readonly Step[] = [
  {
    name: "welcome",
    label: "Welcome",
    when: "said first",
    fields: ["welcome", "welcome_nameless", "yes_label", "no_label"],
  },
  {
    name: "coupon",
    label: "Coupon",
    when: "after yes",
    fields: ["coupon_image", "offer", "terms", "reveal_label"],
  },
  { name: "code", label: "Code", when: "after reveal", fields: ["code", "reveal"] },
  { name: "thanks", label: "Thanks", when: "after no", fields: ["thanks", "thanks_image"] },
  {
    name: "reminders",
    label: "Reminders",
    when: "after other words",
    fields: ["reminder", "coupon_reminder"],
  },
  { name: "goodbye", label: "Goodbye", when: "after STOP", fields: ["goodbye"] },
];

export function stepOf(field: CopyField): StepName {
  return STEPS.find((step) => step.fields.includes(field))?.name ?? "welcome";
}

/** A text as the customer reads it, and the field it comes from. */
export interface Piece {
  field: CopyField;
  text: string;
}

export interface ChatButton extends Piece {
  /** Where a tap leads. */
  leads: StepName;
}

export type Line = { step: StepName } & (
  | { from: "customer" | "time"; text: string }
  | { from: "bot"; kind: "text"; text: Piece; buttons: ChatButton[] }
  | { from: "bot"; kind: "card"; image: Piece; text: Piece; subtitle: Piece; buttons: ChatButton[] }
  | { from: "bot"; kind: "image"; image: Piece }
);

export interface Reader {
  /** Null: Facebook does not tell us. */
  name: string | null;
  business: string;
}

/** The chat up to this step, word for word as this customer gets it; flow/CouponFlow decides the same on the server. */
export function chatAt(step: StepName, copy: Copy, reader: Reader): Line[] {
  const say = messages(copy, reader);
  const typed = (text: string, at: StepName): Line => ({ step: at, from: "customer", text });
  const toCoupon = [say.welcome, typed(say.yes, "coupon"), say.coupon];
  switch (step) {
    case "welcome":
      return [say.welcome];
    case "coupon":
      return toCoupon;
    case "code":
      return [...toCoupon, typed(say.reveal, "code"), say.code];
    case "thanks":
      return [say.welcome, typed(say.no, "thanks"), say.thanks, say.thanksImage];
    case "reminders":
      return [
        ...[say.welcome, typed("Are you open on Sunday?", "reminders"), say.reminder],
        ...[typed(say.yes, "coupon"), say.coupon],
        // At most one reminder a day.
        { step, from: "time", text: "The next day" },
        ...[typed("Nice, thank you!", "reminders"), say.couponReminder],
      ];
    case "goodbye":
      return [say.welcome, typed("STOP", "goodbye"), say.goodbye];
  }
}

function messages(copy: Copy, { name, business }: Reader) {
  const shop = (text: string) => text.replaceAll("{business}", business);
  const filled = (field: CopyField) => shop(copy[field]).replaceAll("{code}", shop(copy.code));
  const plain = (field: CopyField): Piece => ({ field, text: shop(copy[field]) });
  const button = (field: CopyField, leads: StepName): ChatButton => ({ ...plain(field), leads });
  const choice = [button("yes_label", "coupon"), button("no_label", "thanks")];
  const reveal = button("reveal_label", "code");
  const text = (step: StepName, piece: Piece, buttons: ChatButton[] = []): Line => ({
    ...{ step, from: "bot", kind: "text", text: piece, buttons },
  });
  const welcome: Piece = name?.trim()
    ? { field: "welcome", text: filled("welcome").replaceAll("{name}", first(name.trim(), LONGEST_NAME)) }
    : { field: "welcome_nameless", text: filled("welcome_nameless") };
  const coupon: Line = {
    ...{ step: "coupon", from: "bot", kind: "card", image: plain("coupon_image") },
    ...{ text: plain("offer"), subtitle: plain("terms"), buttons: [reveal] },
  };
  const thanksImage: Line = { step: "thanks", from: "bot", kind: "image", image: plain("thanks_image") };
  return {
    ...{ yes: shop(copy.yes_label), no: shop(copy.no_label), reveal: shop(copy.reveal_label) },
    welcome: text("welcome", welcome, choice),
    coupon,
    code: text("code", { field: "reveal", text: filled("reveal") }),
    thanks: text("thanks", plain("thanks")),
    thanksImage,
    reminder: text("reminders", plain("reminder"), choice),
    couponReminder: text("reminders", plain("coupon_reminder"), [reveal]),
    goodbye: text("goodbye", plain("goodbye")),
  };
}
