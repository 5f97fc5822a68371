import type { Copy } from "../api/campaigns.ts";

/** A copy for tests, as short as it can be. */
export function aCopy(changes: Partial<Copy> = {}): Copy {
  return {
    ...{ welcome: "Hi {name}, from {business}!", welcome_nameless: "Hi from {business}!" },
    ...{ yes_label: "Yes!", no_label: "No, thanks", offer: "10 % off", terms: "Once." },
    ...{ coupon_image: "/images/coupon.png", reveal_label: "Reveal", code: "UMI10" },
    ...{ reveal: "Your code is {code}.", thanks: "Thank you!", thanks_image: "/images/thanks.png" },
    ...{ reminder: "A coupon?", coupon_reminder: "Still here.", goodbye: "Bye from {business}." },
    ...changes,
  };
}
