import type { Lead, WelcomeLetter } from "../api/leads.ts";

/** For tests: Ana, whose welcome e-mail waits. */
export function aLead(id: string, rest: Partial<Lead> = {}): Lead {
  return {
    id,
    name: "Ana",
    email: "ana@example.org",
    phone: "+34600111222",
    origin: "flyer",
    utmMedium: null,
    utmCampaign: null,
    attributes: {},
    customerId: null,
    language: null,
    registeredAt: new Date("2025-11-21T14:00:00Z"),
    welcome: anEmail(),
    ...rest,
  };
}

export function anEmail(rest: Partial<WelcomeLetter> = {}): WelcomeLetter {
  return {
    deliveryId: "70",
    state: "waiting",
    dueAt: new Date("2025-11-21T14:01:00Z"),
    sentAt: null,
    reason: null,
    detail: null,
    ...rest,
  };
}
