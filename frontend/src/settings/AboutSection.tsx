import { showContractUrl } from "../api/page.ts";
import type { Status } from "../api/status.ts";
import { Badge } from "../ui/Badge.tsx";
import { ButtonLink } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { DownloadIcon } from "../ui/icons.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import css from "./settings.module.css";

interface Props {
  status: Status | null;
}

/** What runs here. */
export function AboutSection({ status }: Props) {
  return (
    <Card title="About" hint="What runs here.">
      {status === null ? (
        <Skeleton lines={5} />
      ) : (
        <>
          <dl class={css.about}>
            {linesOf(status).map(({ name, value, note }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  {value}
                  <p class={css.note}>{note}</p>
                </dd>
              </div>
            ))}
          </dl>
          <ButtonLink
            href={showContractUrl}
            download="promobot-openapi.yaml"
            icon={<DownloadIcon size={16} />}
          >
            API contract (OpenAPI)
          </ButtonLink>
        </>
      )}
    </Card>
  );
}

function linesOf({ version, business, timeZone, database, messenger, simulator, pageId }: Status) {
  return [
    { name: "promobot", value: <Badge>{version}</Badge>, note: "Version" },
    { name: "Shop", value: business, note: "BUSINESS_NAME; stands for {business} in your messages" },
    {
      name: "Time zone",
      value: timeZone,
      note: "TIME_ZONE; every day and time here is in this zone, wherever you are",
    },
    database === "embedded"
      ? {
          name: "Database",
          value: "PostgreSQL, built in",
          note: "Kept in the folder DATA_DIR names; set DATABASE_URL to use a server of your own",
        }
      : { name: "Database", value: "Your PostgreSQL server", note: "The one DATABASE_URL names" },
    messenger === "real"
      ? { name: "Messenger", value: `Facebook page ${pageId}`, note: "What is sent reaches real people" }
      : { name: "Messenger", value: `Demo page ${pageId}`, note: "Nothing reaches a real person" },
    simulator
      ? {
          name: "Simulator",
          value: "On",
          note: "Plays Facebook and its customers; SIMULATOR=off ends it once a real page is set",
        }
      : { name: "Simulator", value: "Off", note: "SIMULATOR=on brings the demo’s phone back" },
  ];
}
