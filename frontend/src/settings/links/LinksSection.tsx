import type { EntryLink } from "../../api/page.ts";
import { t } from "../../i18n/words.ts";
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
      <Card title={t.links.linksAndQrCodes} hint={t.links.createALinkForEachPlacePoster}>
        <div class={css.new}>
          <NewLink store={store} />
          {demo && <Notice>{t.links.aLinkOpensYourWebsiteChatOnAny}</Notice>}
        </div>
      </Card>
      <Card flush>
        <Loaded
          resource={store.links}
          empty={
            <EmptyState
              picture={<QrIcon size={28} />}
              title={t.links.noLinksYet}
              sentence={t.links.nameAPlaceAboveYouGetALinkAQr}
            />
          }
        >
          {(links) => (
            <Table
              caption={t.links.links}
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
    { head: t.links.place, names: true, cell: (link) => link.origin },
    { head: t.links.people, numeric: true, cell: (link) => count(link.people) },
    {
      head: t.links.revealed,
      numeric: true,
      cell: ({ revealed, people }) => (
        <span>
          {count(revealed)}
          {people > 0 && <span class={css.share}> ({percent(share(revealed, people))})</span>}
        </span>
      ),
    },
    {
      head: t.links.actions,
      actions: true,
      cell: (link) => (
        <span class={css.actions}>
          <Button
            icon={<QrIcon size={16} />}
            aria-label={t.links.qrCodeAndPosterOf(link.origin)}
            onPress={() => {
              store.shown.value = link;
            }}
          >
            {t.links.qrAndPoster}
          </Button>
          <IconButton
            label={t.links.copyTheLinkOf(link.origin)}
            icon={<CopyIcon />}
            onPress={() => copy(waysOf(link, demo)[0].address)}
          />
          <IconButton
            label={t.links.delete(link.origin)}
            icon={<TrashIcon />}
            onPress={() => store.askToRemove(link)}
          />
        </span>
      ),
    },
  ];
}

async function copy(link: string): Promise<void> {
  if (await copyText(link)) say(t.links.linkCopied);
  else say(t.links.yourBrowserDidntAllowCopying, { tone: "bad" });
}

function Delete({ store }: { store: LinksStore }) {
  const link = store.leaving.value;
  const failure = store.remove.failure.value;
  return (
    <Confirm
      open={link !== null}
      title={t.links.delete2(link?.origin ?? "")}
      verb={t.links.delete3}
      danger
      busy={store.remove.busy.value}
      problem={failure ? sentenceOf(failure) : null}
      onConfirm={() => link && store.remove.run(link)}
      onClose={() => store.askToRemove(null)}
    >
      <p>{t.links.codesYouAlreadyPrintedKeep}</p>
    </Confirm>
  );
}
