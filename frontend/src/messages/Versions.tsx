import { useState } from "preact/hooks";
import type { Copy, Version } from "../api/campaigns.ts";
import { sentenceOf } from "../state/failure.ts";
import { Loaded } from "../state/Loaded.tsx";
import { fewFigures, type StoryInfo } from "../stories/story.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Confirm, Drawer } from "../ui/Dialog.tsx";
import { count } from "../ui/format.ts";
import { UndoIcon } from "../ui/icons.tsx";
import { type Column, Table } from "../ui/Table.tsx";
import { RelativeTime } from "../ui/Times.tsx";
import { changedFields, changes } from "./changes.ts";
import type { MessagesStore } from "./messages-store.ts";
import css from "./versions.module.css";

/** All versions with the people each was shown to, and the way back. */
export function Versions({ store }: { store: MessagesStore }) {
  const [shown, setShown] = useState<Version | null>(null);
  const [asked, setAsked] = useState<Version | null>(null);
  const [campaign, story] = [store.campaign.value, store.story.value];
  if (!campaign || !story) return null;

  function ask(version: Version): void {
    setShown(null);
    store.restore.reset();
    setAsked(version);
  }

  async function restore(version: number): Promise<void> {
    if (campaign && (await store.restore.run(campaign.id, version))) setAsked(null);
  }

  return (
    <>
      <Card
        title="Versions"
        hint="A new version goes live immediately. Each person counts for the version they first received."
        flush
      >
        <Loaded resource={store.versions} isEmpty={({ list }) => list.length === 0}>
          {(of) =>
            of.campaign === campaign.id && (
              <Table
                caption="Versions"
                columns={columns(story, campaign.version, ask)}
                rows={of.list}
                rowKey={({ version }) => String(version)}
                onOpen={setShown}
              />
            )
          }
        </Loaded>
      </Card>
      <Drawer
        open={shown !== null}
        title={shown ? `What version ${count(shown.version)} said` : ""}
        onClose={() => setShown(null)}
        actions={
          shown && shown.version !== campaign.version ? (
            <Button kind="primary" icon={<UndoIcon size={16} />} onPress={() => ask(shown)}>
              Go back to it
            </Button>
          ) : null
        }
      >
        {shown && (
          <Said
            story={story}
            copy={shown.copy}
            now={campaign.copy}
            live={shown.version === campaign.version}
          />
        )}
      </Drawer>
      <Confirm
        open={asked !== null}
        title={asked ? `Go back to version ${count(asked.version)}?` : ""}
        verb={asked ? `Publish as version ${count(campaign.version + 1)}` : ""}
        busy={store.restore.busy.value}
        problem={store.restore.failure.value ? sentenceOf(store.restore.failure.value) : null}
        onConfirm={() => asked && restore(asked.version)}
        onClose={() => setAsked(null)}
      >
        {asked && <p>{consequence(story, asked, campaign.copy, store.changed.value.length)}</p>}
      </Confirm>
    </>
  );
}

function columns(story: StoryInfo, live: number, ask: (version: Version) => void): Column<Version>[] {
  return [
    {
      head: "Version",
      names: true,
      cell: ({ version }) => (
        <span class={css.name}>
          Version {count(version)}
          {version === live && <Badge tone="accent">live</Badge>}
        </span>
      ),
    },
    { head: "Published", cell: ({ publishedAt }) => <RelativeTime at={publishedAt} /> },
    ...fewFigures(story).map(({ stage, heading }) => ({
      head: heading,
      numeric: true,
      cell: ({ people }: Version) => count(people[stage] ?? 0),
    })),
    {
      head: "Go back",
      actions: true,
      cell: (version) =>
        version.version !== live && (
          <Button
            icon={<UndoIcon size={16} />}
            aria-label={`Go back to version ${version.version}`}
            onPress={() => ask(version)}
          >
            Go back
          </Button>
        ),
    },
  ];
}

function consequence(story: StoryInfo, older: Version, now: Copy, unpublished: number): string {
  const differing = changedFields(now, older.copy);
  if (differing.length === 0) {
    return "It says exactly what your customers get now, so nothing would change.";
  }
  const fields = story.texts
    .filter(({ key }) => differing.includes(key))
    .map(({ label }) => `“${label}”`)
    .join(", ");
  const kept = unpublished > 0 ? " What you have typed and not published stays in the form." : "";
  return `This changes ${fields} back immediately. The version that is live now stays in the list.${kept}`;
}

interface SaidProps {
  story: StoryInfo;
  copy: Copy;
  now: Copy;
  live: boolean;
}

function Said({ story, copy, now, live }: SaidProps) {
  const differing = changedFields(now, copy);
  return (
    <>
      <p class={css.summary}>
        {live
          ? "This is what your customers get now."
          : differing.length === 0
            ? "The same as now."
            : `${changes(differing.length)} since then; marked below.`}
      </p>
      <dl class={css.said}>
        {story.texts.map(({ key, kind, label }) => (
          <div key={key} data-differs={differing.includes(key) || undefined}>
            <dt>
              {label}
              {differing.includes(key) && <Badge tone="warn">different now</Badge>}
            </dt>
            <dd>
              {kind === "image" && copy[key] ? (
                <a href={copy[key]} target="_blank" rel="noreferrer">
                  <img class={css.image} src={copy[key]} alt={`${label}, opened by itself`} />
                </a>
              ) : (
                copy[key]
              )}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
