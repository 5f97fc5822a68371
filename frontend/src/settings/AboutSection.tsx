import { showContractUrl } from "../api/page.ts";
import type { ReadReplica, Status } from "../api/status.ts";
import { t } from "../i18n/words.ts";
import { Badge } from "../ui/Badge.tsx";
import { ButtonLink } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { tenths } from "../ui/format.ts";
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

function replicaLine({ state, behind }: ReadReplica): Line {
  const seconds = behind === null ? "?" : tenths(behind);
  const states: Record<ReadReplica["state"], string> = {
    used: t.settings.secondsBehind(seconds),
    behind: t.settings.tooFarBehind(seconds),
    silent: t.settings.doesNotAnswer,
    no_replica: t.settings.isNoReplica,
    other_database: t.settings.belongsToAnotherDatabase,
  };
  return {
    name: t.settings.readReplica,
    value: states[state],
    note: state === "used" ? t.settings.listsAndExportsAreReadFromIt : t.settings.theDatabaseItselfIsRead,
  };
}

function linesOf({ version, database, readReplica, messenger, simulator, pageId }: Status): Line[] {
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
    ...(readReplica ? [replicaLine(readReplica)] : []),
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
