import type { ComponentType } from "preact";
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
  label: string;
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
  { href: "/", label: "Overview", icon: OverviewIcon, screens: ["overview"] },
  { href: "/campaigns", label: "Campaigns", icon: CampaignsIcon, screens: ["campaigns", "campaign"] },
  { href: "/messages", label: "Messages", icon: MessagesIcon, screens: ["messages", "stories"] },
  { href: "/customers", label: "Customers", icon: CustomersIcon, screens: ["customers", "customer"] },
  { href: "/coupons", label: "Coupons", icon: CouponIcon, screens: ["coupons"] },
  { href: "/origins", label: "Sources", icon: OriginsIcon, screens: ["origins"] },
  { href: "/leads", label: "Leads", icon: LeadsIcon, screens: ["leads", "welcomeMail"], apart: true },
  { href: "/requests", label: "Requests", icon: RequestsIcon, screens: ["requests", "topics"] },
  { href: DELIVERIES, label: "Deliveries", icon: DeliveriesIcon, screens: ["deliveries"], apart: true },
  { href: "/settings", label: "Settings", icon: SettingsIcon, screens: ["settings", "apiDocs"] },
];

/** Only while the simulator is on. */
export const DEMO: Place = { href: "/demo", label: "Demo", icon: DemoIcon, screens: ["demo"] };

export const IN_BAR = 4;
