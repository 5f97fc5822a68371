import { access } from "./access.ts";
import { api } from "./api.ts";
import { bot } from "./bot.ts";
import { calls } from "./calls.ts";
import { campaigns } from "./campaigns.ts";
import { common } from "./common.ts";
import { compare } from "./compare.ts";
import { connect } from "./connect.ts";
import { counter } from "./counter.ts";
import { coupons } from "./coupons.ts";
import { customers } from "./customers.ts";
import { deliveries } from "./deliveries.ts";
import { demo } from "./demo.ts";
import { desks } from "./desks.ts";
import { followups } from "./followups.ts";
import { funnel } from "./funnel.ts";
import { inbox } from "./inbox.ts";
import { language } from "./language.ts";
import { leads } from "./leads.ts";
import { letter } from "./letter.ts";
import { links } from "./links.ts";
import { messages } from "./messages.ts";
import { origins } from "./origins.ts";
import { overview } from "./overview.ts";
import { phrases } from "./phrases.ts";
import { requests } from "./requests.ts";
import { sales } from "./sales.ts";
import { schedule } from "./schedule.ts";
import { segments } from "./segments.ts";
import { session } from "./session.ts";
import { settings } from "./settings.ts";
import { shell } from "./shell.ts";
import { stories } from "./stories.ts";
import { terms } from "./terms.ts";
import { tills } from "./tills.ts";
import { ui } from "./ui.ts";
import { variants } from "./variants.ts";
import { website } from "./website.ts";

/** Every word of the dashboard, by screen; other languages have the same names, or do not compile. */
export const en = {
  access,
  api,
  bot,
  calls,
  campaigns,
  common,
  compare,
  connect,
  counter,
  coupons,
  customers,
  deliveries,
  demo,
  desks,
  followups,
  funnel,
  inbox,
  language,
  leads,
  letter,
  links,
  messages,
  origins,
  overview,
  phrases,
  requests,
  sales,
  schedule,
  segments,
  session,
  settings,
  shell,
  stories,
  terms,
  tills,
  ui,
  variants,
  website,
};

export type Words = typeof en;
