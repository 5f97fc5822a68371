import type { Status } from "../api/status.ts";
import type { Website } from "../api/website.ts";
import { t } from "../i18n/words.ts";

/** One thing an owner sets up, and whether they have. */
export interface Step {
  title: string;
  sentence: string;
  verb: string;
  href: string;
  /** What makes it worth doing first. */
  badge?: string;
  done: boolean;
  /** The first one that is not done. */
  next: boolean;
}

/** The ways to the first customer, the shortest first. What is not known yet counts as not done. */
export function stepsOf(website: Website | null, status: Pick<Status, "messenger"> | null): Step[] {
  const steps = [ofWebsite(website), ofFacebook(status)];
  const next = steps.find(({ done }) => !done);
  return steps.map((step) => ({ ...step, next: step === next }));
}

/** Listing a site is the owner's last move here; after that it is up to visitors. */
function ofWebsite(website: Website | null): Omit<Step, "next"> {
  const [site] = website?.on ? website.sites : [];
  return {
    title: t.overview.putTheChatOnYourWebsite,
    sentence: site
      ? t.overview.itWorksOnOpenYourPageTapThe(site.replace(/^https?:\/\//, ""))
      : t.overview.copyOneLineIntoYourPageAndYour,
    verb: site ? t.overview.seeTheLine : t.overview.getTheLine,
    href: "/settings?section=website",
    badge: t.overview.n5Minutes,
    done: site !== undefined,
  };
}

function ofFacebook(status: Pick<Status, "messenger"> | null): Omit<Step, "next"> {
  const done = status?.messenger === "real";
  return {
    title: t.overview.connectYourFacebookPage,
    sentence: done ? t.overview.peopleWhoWriteToYourPageGetThe : t.overview.theSameOnMessengerFacebook,
    verb: done ? t.overview.printAPoster : t.overview.connectYourPage,
    href: done ? "/settings?section=links" : "/settings?section=page",
    done,
  };
}
