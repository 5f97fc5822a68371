import { showContractUrl } from "../api/page.ts";
import type { Status } from "../api/status.ts";
import { t } from "../i18n/words.ts";
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
    <Card title={t.settings.systemInformation}>
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
            {t.settings.apiContractOpenapi}
          </ButtonLink>
        </>
      )}
    </Card>
  );
}

function linesOf({ version, database, messenger, simulator, pageId }: Status): Line[] {
  return [
    { name: "promobot", value: <Badge>{version}</Badge>, note: t.settings.version },
    database === "embedded"
      ? {
          name: t.settings.database,
          value: t.settings.postgresqlBuiltIn,
          note: t.settings.storedInTheFolderSetByDataDir,
        }
      : {
          name: t.settings.database,
          value: t.settings.yourPostgresqlServer,
          note: t.settings.setByDatabaseUrl,
        },
    messenger === "real"
      ? {
          name: "Messenger",
          value: t.settings.facebookPageOf(pageId),
          note: t.settings.messagesReachRealPeople,
        }
      : {
          name: "Messenger",
          value: t.settings.demoPageOf(pageId),
          note: t.settings.nothingReachesARealPerson,
        },
    simulator
      ? {
          name: t.settings.simulator,
          value: t.settings.on,
          note: t.settings.playsFacebookAndItsCustomers,
        }
      : {
          name: t.settings.simulator,
          value: t.settings.off,
          note: t.settings.simulatorOnBringsTheDemosPhone,
        },
  ];
}
