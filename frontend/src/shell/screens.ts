import type { ReadonlySignal } from "@preact/signals";
import type { ComponentType } from "preact";
import type { DeliveryCounts } from "../api/deliveries.ts";
import type { Status } from "../api/status.ts";
import { lazy } from "./lazy.tsx";
import type { Route, ScreenName } from "./routes.ts";

/** What every screen is given. */
export interface PageProps {
  route: Route;
  /** How the server is; null until it has answered for the first time. */
  status: ReadonlySignal<Status | null>;
  /** How much waits; null until the server has answered for the first time. */
  counts: ReadonlySignal<DeliveryCounts | null>;
}

/** What people may read without signing in, too. */
export const OpenDocs = lazy<object>(async () => (await import("../api-docs/OpenDocs.tsx")).OpenDocs);

/** Each screen, fetched when it is first opened. */
export const SCREENS: Record<ScreenName, ComponentType<PageProps>> = {
  overview: lazy(async () => (await import("../overview/OverviewPage.tsx")).OverviewPage),
  campaigns: lazy(async () => (await import("../campaigns/CampaignsPage.tsx")).CampaignsPage),
  campaign: lazy(async () => (await import("../campaigns/CampaignPage.tsx")).CampaignPage),
  compare: lazy(async () => (await import("../compare/ComparePage.tsx")).ComparePage),
  messages: lazy(async () => (await import("../messages/MessagesPage.tsx")).MessagesPage),
  stories: lazy(async () => (await import("../messages/StoriesPage.tsx")).StoriesPage),
  customers: lazy(async () => (await import("../customers/CustomersPage.tsx")).CustomersPage),
  customer: lazy(async () => (await import("../customers/CustomerPage.tsx")).CustomerPage),
  segments: lazy(async () => (await import("../segments/SegmentsPage.tsx")).SegmentsPage),
  coupons: lazy(async () => (await import("../coupons/CouponsPage.tsx")).CouponsPage),
  origins: lazy(async () => (await import("../origins/OriginsPage.tsx")).OriginsPage),
  leads: lazy(async () => (await import("../leads/LeadsPage.tsx")).LeadsPage),
  welcomeMail: lazy(async () => (await import("../leads/WelcomeMailPage.tsx")).WelcomeMailPage),
  requests: lazy(async () => (await import("../requests/RequestsPage.tsx")).RequestsPage),
  phrases: lazy(async () => (await import("../phrases/PhrasesPage.tsx")).PhrasesPage),
  topics: lazy(async () => (await import("../desks/TopicsPage.tsx")).TopicsPage),
  deliveries: lazy(async () => (await import("../deliveries/DeliveriesPage.tsx")).DeliveriesPage),
  settings: lazy(async () => (await import("../settings/SettingsPage.tsx")).SettingsPage),
  demo: lazy(async () => (await import("../demo/DemoPage.tsx")).DemoPage),
  apiDocs: lazy(async () => (await import("../api-docs/ApiDocsPage.tsx")).ApiDocsPage),
};
