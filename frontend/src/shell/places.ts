import type { ComponentType } from "preact";
import { t } from "../i18n/words.ts";
import {
  CampaignsIcon,
  CouponIcon,
  CustomersIcon,
  DeliveriesIcon,
  DemoIcon,
  LeadsIcon,
  MessagesIcon,
  OriginsIcon,
  OverviewIcon,
  RequestsIcon,
  SettingsIcon,
} from "../ui/icons.tsx";
import type { ScreenName } from "./routes.ts";

/** A place the navigation leads to. */
export interface Place {
  href: string;
  label: () => string;
  icon: ComponentType<{ size?: number }>;
  /** The screens that lie there. */
  screens: ScreenName[];
  /** A little air before it: what follows is about something else. */
  apart?: true;
}

/** The page that says what is held up. */
export const DELIVERIES = "/deliveries";

/** In the order of the navigation; a phone's bar has room for the first four. */
export const PLACES: Place[] = [
  { href: "/", label: () => t.shell.overview, icon: OverviewIcon, screens: ["overview"] },
  {
    href: "/campaigns",
    label: () => t.shell.campaigns,
    icon: CampaignsIcon,
    screens: ["campaigns", "campaign", "compare"],
  },
  { href: "/messages", label: () => t.shell.messages, icon: MessagesIcon, screens: ["messages", "stories"] },
  {
    href: "/customers",
    label: () => t.shell.customers,
    icon: CustomersIcon,
    screens: ["customers", "customer", "segments"],
  },
  { href: "/coupons", label: () => t.shell.coupons, icon: CouponIcon, screens: ["coupons"] },
  { href: "/origins", label: () => t.shell.sources, icon: OriginsIcon, screens: ["origins"] },
  {
    href: "/leads",
    label: () => t.shell.leads,
    icon: LeadsIcon,
    screens: ["leads", "welcomeMail"],
    apart: true,
  },
  {
    href: "/requests",
    label: () => t.shell.requests,
    icon: RequestsIcon,
    screens: ["requests", "topics", "phrases"],
  },
  {
    href: DELIVERIES,
    label: () => t.shell.deliveries,
    icon: DeliveriesIcon,
    screens: ["deliveries"],
    apart: true,
  },
  { href: "/settings", label: () => t.shell.settings, icon: SettingsIcon, screens: ["settings", "apiDocs"] },
];

/** Only while the simulator is on. */
export const DEMO: Place = { href: "/demo", label: () => t.shell.demo, icon: DemoIcon, screens: ["demo"] };

export const IN_BAR = 4;
