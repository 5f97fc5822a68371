import type { Status } from "../api/status.ts";
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
      <Card title="Your shop">
        <ShopForm store={store} />
      </Card>
      <Card title="Days and messages">
        {status === null ? <Skeleton lines={4} /> : <Lines lines={linesOf(status)} />}
      </Card>
      <LanguageCard />
      <Card
        title="Get people to write to you"
        hint="Create a link for each place (poster, flyer, bio) to see which one works."
      >
        <ButtonLink kind="primary" href={hrefOf("links")}>
          Links & QR codes
        </ButtonLink>
      </Card>
    </Stack>
  );
}

function linesOf({ timeZone, messenger, pageId }: Status): Line[] {
  return [
    {
      name: "Time zone",
      value: `${zoneWords(timeZone)} (now ${time(now.value)})`,
      note: (
        <>
          Every day and time here is your shop’s, wherever you are. To change it, set <code>TIME_ZONE</code>{" "}
          and restart promobot.
        </>
      ),
    },
    messenger === "real"
      ? {
          name: "Messenger",
          value: <Badge tone="good">Connected</Badge>,
          note: (
            <>
              Facebook page {pageId}. Messages reach real people.{" "}
              <a href={hrefOf("page")}>See the connection</a>
            </>
          ),
        }
      : {
          name: "Messenger",
          value: <Badge tone="accent">Demo mode</Badge>,
          note: (
            <>
              A simulator plays Facebook, so nothing reaches a real person.{" "}
              <a href={hrefOf("page")}>Connect your Facebook page</a>
            </>
          ),
        },
  ];
}
