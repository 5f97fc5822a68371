import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { below } from "../base.ts";
import { t } from "../i18n/words.ts";
import { navigate } from "../shell/router.ts";
import type { PageProps } from "../shell/screens.ts";
import { followAll, useStore } from "../state/use-store.ts";
import { Stack } from "../ui/Layout.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";
import { AboutSection } from "./AboutSection.tsx";
import { PasswordSection } from "./access/PasswordSection.tsx";
import { createProgramsStore } from "./access/programs-store.ts";
import { createSecretsStore } from "./access/secrets-store.ts";
import { TokenSections } from "./access/TokenSections.tsx";
import { ConnectSection } from "./connect/ConnectSection.tsx";
import { createConnectStore } from "./connect/connect-store.ts";
import { DeletionRequests } from "./connect/DeletionRequests.tsx";
import { createDeletionsStore } from "./connect/deletions-store.ts";
import { ReviewSection } from "./connect/ReviewSection.tsx";
import { LetterSection } from "./letter/LetterSection.tsx";
import { createLetterStore } from "./letter/letter-store.ts";
import { LinksSection } from "./links/LinksSection.tsx";
import { createLinksStore } from "./links/links-store.ts";
import { SectionList } from "./SectionList.tsx";
import { ShopSection } from "./ShopSection.tsx";
import { hrefOf, type SectionName, sectionOf } from "./sections.ts";
import css from "./settings.module.css";
import { createShopStore } from "./shop-store.ts";
import { TillsSection } from "./tills/TillsSection.tsx";
import { createTillsStore } from "./tills/tills-store.ts";
import { WebsiteSection } from "./website/WebsiteSection.tsx";
import { createWebsiteStore } from "./website/website-store.ts";

/** What is set up once: the shop first, and after that what a developer needs. */
export function SettingsPage({ route, status }: PageProps) {
  const section = sectionOf(route.query, location.hash);
  useEffect(() => {
    followHash();
    addEventListener("hashchange", followHash);
    return () => removeEventListener("hashchange", followHash);
  }, []);
  // They live as long as the page: what was typed in one section is still there after a look at another.
  const [shop] = useState(() => createShopStore());
  const [connect] = useState(() => createConnectStore(status));
  const [deletions] = useState(() => createDeletionsStore());
  const [links] = useState(() => createLinksStore());
  const [website] = useState(() => createWebsiteStore());
  const [tills] = useState(() => createTillsStore());
  const [letter] = useState(() => createLetterStore());
  const [programs] = useState(() => createProgramsStore());
  const [secrets] = useState(() => createSecretsStore());

  const parts: Record<SectionName, () => VNode> = {
    page: () => (
      <Stack>
        <DeletionRequests store={deletions} />
        <ConnectSection store={connect} />
        <ReviewSection store={connect} />
      </Stack>
    ),
    links: () => (
      <LinksSection store={links} business={status.value?.business ?? ""} demo={connect.demo.value} />
    ),
    website: () => <WebsiteSection store={website} base={publicBase()} />,
    tills: () => <TillsSection store={tills} business={status.value?.business ?? ""} />,
    letter: () => <LetterSection store={letter} />,
    token: () => <TokenSections store={secrets} programs={programs} />,
    password: () => <PasswordSection store={secrets} />,
    shop: () => <ShopSection store={shop} status={status.value} />,
    about: () => <AboutSection status={status.value} />,
  };
  useStore(() => ({
    follow: () => followAll(shop, connect, deletions, links, website, tills, letter, programs, secrets),
  }));

  return (
    <>
      <PageHeader title={t.settings.settings} />
      <div class={css.settings}>
        <SectionList here={section} />
        <div class={css.section}>{parts[section]()}</div>
      </div>
    </>
  );
}

/** Where this server is reached, with the path below which it is served. */
const publicBase = (): string => `${location.origin}${below("/")}`.replace(/\/$/, "");

/** "/settings#links" leads to the same section as "/settings?section=links", wherever somebody found it. */
function followHash(): void {
  if (location.hash.length > 1)
    navigate(hrefOf(sectionOf(new URLSearchParams(), location.hash)), { replace: true });
}
