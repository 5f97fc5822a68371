import type { Status } from "../api/status.ts";
import { t } from "../i18n/words.ts";
import { Badge } from "../ui/Badge.tsx";
import { ButtonLink } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { time, zoneWords } from "../ui/format.ts";
import { Stack } from "../ui/Layout.tsx";
import { now } from "../ui/now.ts";
import { Skeleton } from "../ui/Skeleton.tsx";
import { LanguageCard } from "./LanguageCard.tsx";
import { type Line, Lines } from "./Lines.tsx";
import { ShopForm } from "./ShopForm.tsx";
import { hrefOf } from "./sections.ts";
import type { ShopStore } from "./shop-store.ts";

interface Props {
  store: ShopStore;
  status: Status | null;
}

/** The owner's part: what the shop is called, whose clock it keeps, and whether real people are reached. */
export function ShopSection({ store, status }: Props) {
  return (
    <Stack>
      <Card title={t.settings.yourShop}>
        <ShopForm store={store} />
      </Card>
      <Card title={t.settings.daysAndMessages}>
        {status === null ? <Skeleton lines={4} /> : <Lines lines={linesOf(status)} />}
      </Card>
      <LanguageCard />
      <Card title={t.settings.getPeopleToWriteToYou} hint={t.settings.createALinkForEachPlacePoster}>
        <ButtonLink kind="primary" href={hrefOf("links")}>
          {t.settings.linksAndQrCodes}
        </ButtonLink>
      </Card>
    </Stack>
  );
}

function linesOf({ timeZone, messenger, pageId }: Status): Line[] {
  return [
    {
      name: t.settings.timeZone,
      value: t.settings.zoneNow(zoneWords(timeZone), time(now.value)),
      note: <>{t.settings.everyDayAndTimeHereIsYourShops(<code>TIME_ZONE</code>)}</>,
    },
    messenger === "real"
      ? {
          name: "Messenger",
          value: <Badge tone="good">{t.settings.connected}</Badge>,
          note: (
            <>
              {t.settings.facebookPageMessagesReachReal(pageId)}{" "}
              <a href={hrefOf("page")}>{t.settings.seeTheConnection}</a>
            </>
          ),
        }
      : {
          name: "Messenger",
          value: <Badge tone="accent">{t.settings.demoMode}</Badge>,
          note: (
            <>
              {t.settings.aSimulatorPlaysFacebookSo}{" "}
              <a href={hrefOf("page")}>{t.settings.connectYourFacebookPage}</a>
            </>
          ),
        },
  ];
}
