import type { ReadonlySignal } from "@preact/signals";
import type { DeliveryCounts } from "../api/deliveries.ts";
import type { Status } from "../api/status.ts";
import { t } from "../i18n/words.ts";
import { ButtonLink } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { SearchIcon } from "../ui/icons.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";
import { route } from "./router.ts";
import { SCREENS } from "./screens.ts";

interface Props {
  status: ReadonlySignal<Status | null>;
  counts: ReadonlySignal<DeliveryCounts | null>;
}

/** The screen the address names; another path is another screen with a state of its own. */
export function Screen({ status, counts }: Props) {
  const here = route.value;
  const noDemo = here.screen === "demo" && status.value?.simulator === false;
  if (here.screen === null || noDemo) return <Nowhere key={here.path} />;
  const Page = SCREENS[here.screen];
  return <Page key={here.path} route={here} status={status} counts={counts} />;
}

function Nowhere() {
  return (
    <>
      <PageHeader title={t.shell.pageNotFound} />
      <EmptyState
        picture={<SearchIcon size={28} />}
        title={t.shell.checkTheAddress}
        sentence={t.shell.itMayHaveATypoOrWhatItShowed}
      >
        <ButtonLink kind="primary" href="/">
          {t.shell.goToTheOverview}
        </ButtonLink>
      </EmptyState>
    </>
  );
}
