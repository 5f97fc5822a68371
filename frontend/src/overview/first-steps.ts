import type { Status } from "../api/status.ts";
import type { Website } from "../api/website.ts";

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
    title: "Put the chat on your website",
    sentence: site
      ? `It works on ${site.replace(/^https?:\/\//, "")}. Open your page, tap the bubble and say hello.`
      : "Copy one line into your page, and your visitors get the welcome coupon there. No Facebook needed.",
    verb: site ? "See the line" : "Get the line",
    href: "/settings?section=website",
    badge: "5 minutes",
    done: site !== undefined,
  };
}

function ofFacebook(status: Pick<Status, "messenger"> | null): Omit<Step, "next"> {
  const done = status?.messenger === "real";
  return {
    title: "Connect your Facebook page",
    sentence: done
      ? "People who write to your page get the welcome. A poster with a QR code brings them."
      : "The same on Messenger. Facebook reviews your app first, which takes days.",
    verb: done ? "Print a poster" : "Connect your page",
    href: done ? "/settings?section=links" : "/settings?section=page",
    done,
  };
}
