import type { CopyField } from "../api/campaigns.ts";

interface FieldWords {
  label: string;
  hint?: string;
  /** Several lines may be written. */
  rows?: number;
}

export const FIELD_WORDS: Record<CopyField, FieldWords> = {
  welcome: {
    label: "Greeting",
    hint: "{name} becomes the first name, {business} your shop. Counted with the longest name, 40 letters.",
    rows: 4,
  },
  welcome_nameless: {
    label: "Greeting without a name",
    hint: "For customers whose name Facebook does not tell us.",
    rows: 4,
  },
  yes_label: { label: "Yes button", hint: "Leads to the coupon." },
  no_label: { label: "No button", hint: "Leads to the thanks." },
  offer: { label: "Offer", hint: "The bold line on the coupon." },
  terms: { label: "Terms", hint: "The small print below it." },
  coupon_image: {
    label: "Coupon picture",
    hint: "Messenger shows it twice as wide as high, and cuts the rest.",
  },
  reveal_label: { label: "Reveal button", hint: "Leads to the code." },
  code: { label: "Code", hint: "What the customer shows at the till." },
  reveal: { label: "Message with the code", hint: "{code} becomes the code above.", rows: 3 },
  thanks: { label: "Words of thanks", rows: 3 },
  thanks_image: { label: "Thank-you picture", hint: "Comes right after the thanks." },
  reminder: {
    label: "When words come in place of yes or no",
    hint: "At most once a day, with both buttons again.",
    rows: 3,
  },
  coupon_reminder: {
    label: "When words come after the coupon",
    hint: "At most once a day, with the reveal button again.",
    rows: 3,
  },
  goodbye: { label: "Words of goodbye", hint: "The last message to whoever writes STOP.", rows: 3 },
};
