import { showContractUrl } from "../api/page.ts";
import type { Status } from "../api/status.ts";
import { Badge } from "../ui/Badge.tsx";
import { ButtonLink } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { DownloadIcon } from "../ui/icons.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { type Line, Lines } from "./Lines.tsx";

interface Props {
  status: Status | null;
}

/** What a developer wants to know of this server. */
export function AboutSection({ status }: Props) {
  return (
    <Card title="System information">
      {status === null ? (
        <Skeleton lines={5} />
      ) : (
        <>
          <Lines lines={linesOf(status)} />
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

function linesOf({ version, database, messenger, simulator, pageId }: Status): Line[] {
  return [
    { name: "promobot", value: <Badge>{version}</Badge>, note: "Version" },
    database === "embedded"
      ? {
          name: "Database",
          value: "PostgreSQL, built in",
          note: "Stored in the folder set by DATA_DIR. Set DATABASE_URL to use your own server.",
        }
      : { name: "Database", value: "Your PostgreSQL server", note: "Set by DATABASE_URL" },
    messenger === "real"
      ? { name: "Messenger", value: `Facebook page ${pageId}`, note: "Messages reach real people" }
      : { name: "Messenger", value: `Demo page ${pageId}`, note: "Nothing reaches a real person" },
    simulator
      ? {
          name: "Simulator",
          value: "On",
          note: "Plays Facebook and its customers. Once a real page is set, SIMULATOR=off turns it off.",
        }
      : { name: "Simulator", value: "Off", note: "SIMULATOR=on brings the demo’s phone back." },
  ];
}
