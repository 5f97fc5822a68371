import type { EntryLink } from "../../api/page.ts";
import { sentenceOf } from "../../state/failure.ts";
import { Loaded } from "../../state/Loaded.tsx";
import { Button, IconButton } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { copyText } from "../../ui/clipboard.ts";
import { Confirm } from "../../ui/Dialog.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { count, percent, share } from "../../ui/format.ts";
import { CopyIcon, QrIcon, TrashIcon } from "../../ui/icons.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { type Column, Table } from "../../ui/Table.tsx";
import { say } from "../../ui/toasts.ts";
import { LinkDialog } from "./LinkDialog.tsx";
import css from "./links.module.css";
import type { LinksStore } from "./links-store.ts";
import { NewLink } from "./NewLink.tsx";

interface Props {
  store: LinksStore;
  business: string;
  demo: boolean;
}

/** Links that start a chat and remember where people came from. */
export function LinksSection({ store, business, demo }: Props) {
  return (
    <>
      <Card
        title="Entry links"
        hint="Each link starts a chat and remembers where people came from: one for the counter, one for the window, one for the newsletter."
      >
        <div class={css.new}>
          <NewLink store={store} />
          {demo && (
            <Notice>
              In the demo a link opens the simulator’s phone. With your own page it is an m.me link, for any
              phone.
            </Notice>
          )}
        </div>
      </Card>
      <Card flush>
        <Loaded
          resource={store.links}
          empty={
            <EmptyState
              picture={<QrIcon size={28} />}
              title="No links yet"
              sentence="Name a place above. You get a link, its QR code and a poster to print, and see how many people each one brings."
            />
          }
        >
          {(links) => (
            <Table
              caption="Entry links"
              columns={columns(store)}
              rows={links}
              rowKey={(link) => link.origin}
              onOpen={(link) => {
                store.shown.value = link;
              }}
            />
          )}
        </Loaded>
      </Card>
      <LinkDialog store={store} business={business} />
      <Delete store={store} />
    </>
  );
}

function columns(store: LinksStore): Column<EntryLink>[] {
  return [
    { head: "Origin", names: true, cell: (link) => link.origin },
    { head: "People", numeric: true, cell: (link) => count(link.people) },
    {
      head: "Revealed",
      numeric: true,
      cell: ({ revealed, people }) => (
        <span>
          {count(revealed)}
          {people > 0 && <span class={css.share}> ({percent(share(revealed, people))})</span>}
        </span>
      ),
    },
    {
      head: "What to do with it",
      actions: true,
      cell: (link) => (
        <span class={css.actions}>
          <Button
            icon={<QrIcon size={16} />}
            aria-label={`QR code and poster of ${link.origin}`}
            onPress={() => {
              store.shown.value = link;
            }}
          >
            Code and poster
          </Button>
          <IconButton
            label={`Copy the link of ${link.origin}`}
            icon={<CopyIcon />}
            onPress={() => copy(link)}
          />
          <IconButton
            label={`Delete ${link.origin}`}
            icon={<TrashIcon />}
            onPress={() => store.askToRemove(link)}
          />
        </span>
      ),
    },
  ];
}

async function copy({ link }: EntryLink): Promise<void> {
  if (await copyText(link)) say("Link copied");
  else say("Your browser did not allow copying; open the code and copy the link by hand", { tone: "bad" });
}

function Delete({ store }: { store: LinksStore }) {
  const link = store.leaving.value;
  const failure = store.remove.failure.value;
  return (
    <Confirm
      open={link !== null}
      title={`Take ${link?.origin ?? ""} off the list?`}
      verb="Delete"
      danger
      busy={store.remove.busy.value}
      problem={failure ? sentenceOf(failure) : null}
      onConfirm={() => link && store.remove.run(link)}
      onClose={() => store.askToRemove(null)}
    >
      <p>
        Codes that are printed already go on working, and people who come by them are still counted under this
        origin.
      </p>
    </Confirm>
  );
}
