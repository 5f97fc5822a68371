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
import { waysOf } from "./ways.ts";

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
        title="Links & QR codes"
        hint="Create a link for each place (poster, flyer, bio) to see which one works."
      >
        <div class={css.new}>
          <NewLink store={store} />
          {demo && (
            <Notice>
              A link opens your website chat on any phone. Once your Facebook page is connected, each one also
              comes as an m.me link.
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
              sentence="Name a place above. You get a link, a QR code and a poster to print, and see how many people each one brings."
            />
          }
        >
          {(links) => (
            <Table
              caption="Links"
              columns={columns(store, demo)}
              rows={links}
              rowKey={(link) => link.origin}
              onOpen={(link) => {
                store.shown.value = link;
              }}
            />
          )}
        </Loaded>
      </Card>
      <LinkDialog store={store} business={business} demo={demo} />
      <Delete store={store} />
    </>
  );
}

function columns(store: LinksStore, demo: boolean): Column<EntryLink>[] {
  return [
    { head: "Place", names: true, cell: (link) => link.origin },
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
      head: "Actions",
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
            QR & poster
          </Button>
          <IconButton
            label={`Copy the link of ${link.origin}`}
            icon={<CopyIcon />}
            onPress={() => copy(waysOf(link, demo)[0].address)}
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

async function copy(link: string): Promise<void> {
  if (await copyText(link)) say("Link copied");
  else say("Your browser didn’t allow copying. Open “QR & poster” and copy the link there.", { tone: "bad" });
}

function Delete({ store }: { store: LinksStore }) {
  const link = store.leaving.value;
  const failure = store.remove.failure.value;
  return (
    <Confirm
      open={link !== null}
      title={`Delete ${link?.origin ?? ""}?`}
      verb="Delete"
      danger
      busy={store.remove.busy.value}
      problem={failure ? sentenceOf(failure) : null}
      onConfirm={() => link && store.remove.run(link)}
      onClose={() => store.askToRemove(null)}
    >
      <p>
        Codes you already printed keep working, and people who use them are still counted under this name.
        Only the list gets shorter.
      </p>
    </Confirm>
  );
}
