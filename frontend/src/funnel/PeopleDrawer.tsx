import { exportPeopleUrl, type PeopleChoice, type Stats } from "../api/figures.ts";
import { DownloadTable } from "../download/DownloadTable.tsx";
import { t } from "../i18n/words.ts";
import { nameOfChoice, whereOfChoice } from "../segments/segment-words.ts";
import { WriteDialog } from "../segments/WriteDialog.tsx";
import { createWriteStore } from "../segments/write-store.ts";
import { useStore } from "../state/use-store.ts";
import { storyNamed } from "../stories/the-stories.ts";
import { Button } from "../ui/Button.tsx";
import { Drawer } from "../ui/Dialog.tsx";
import { DeliveriesIcon } from "../ui/icons.tsx";
import { choiceSentence } from "./figures.ts";
import { PeopleLines } from "./PeopleLines.tsx";
import { type Chosen, createPeopleStore } from "./people-store.ts";

interface Props {
  stats: Stats;
  /** What the campaign is called. */
  campaign: string;
  /** Whom to show; null: the drawer is closed. */
  choice: PeopleChoice | null;
  onClose: () => void;
}

/** The people behind a figure, by name, with a table of all of them to take away, and a way to write to them. */
export function PeopleDrawer({ stats, campaign, choice, onClose }: Props) {
  const writing = useStore(() => createWriteStore());
  const actions = choice && (
    <>
      <DownloadTable
        label={t.funnel.download}
        href={(format) => exportPeopleUrl(stats.campaign, choice, format)}
      />
      <Button
        kind="primary"
        icon={<DeliveriesIcon size={16} />}
        onPress={() =>
          writing.ask({
            name: nameOfChoice(stats, campaign, choice),
            where: whereOfChoice(stats.campaign, choice),
          })
        }
      >
        {t.segments.write}
      </Button>
    </>
  );
  const title = choice ? choiceSentence(storyNamed(stats.story), stats, choice) : "";
  return (
    <>
      <Drawer open={choice !== null} title={title} onClose={onClose} actions={actions}>
        {choice && <PeopleList key={JSON.stringify(choice)} chosen={{ campaign: stats.campaign, choice }} />}
      </Drawer>
      <WriteDialog store={writing} />
    </>
  );
}

function PeopleList({ chosen }: { chosen: Chosen }) {
  const { people } = useStore(() => createPeopleStore(chosen));
  return (
    <PeopleLines people={people} title={t.funnel.nobodyHere} sentence={t.funnel.theFigureHasChangedSinceOr} />
  );
}
