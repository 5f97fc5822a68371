import { useState } from "preact/hooks";
import type { EntryLink, Line } from "../../api/page.ts";
import { t } from "../../i18n/words.ts";
import { Button } from "../../ui/Button.tsx";
import { CopyField } from "../../ui/CopyField.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { DownloadIcon, PrintIcon } from "../../ui/icons.tsx";
import { Segmented } from "../../ui/Segmented.tsx";
import css from "./links.module.css";
import type { LinksStore } from "./links-store.ts";
import { OnlyHere } from "./OnlyHere.tsx";
import { Poster } from "./Poster.tsx";
import { posterWords } from "./poster-words.ts";
import { printAlone } from "./print-alone.ts";
import { savePng } from "./save-png.ts";
import { type Way, waysOf } from "./ways.ts";

interface Props {
  store: LinksStore;
  business: string;
  /** No Facebook page is connected. */
  demo: boolean;
}

const VIEWS = [
  { value: "code", label: t.links.qrCode },
  { value: "poster", label: t.links.poster },
] as const;

/** One link to take along: its code, big enough to be scanned from the screen, and its poster. */
export function LinkDialog({ store, business, demo }: Props) {
  const [line, setLine] = useState<Line>("messenger");
  const link = store.shown.value;
  const ways = link && waysOf(link, demo);
  const way = ways && (ways.find(({ value }) => value === line) ?? ways[0]);
  const close = () => {
    store.shown.value = null;
  };
  return (
    <Dialog
      open={link !== null}
      title={link?.origin ?? ""}
      onClose={close}
      actions={link && way && <Actions store={store} business={business} link={link} way={way} />}
    >
      {ways && way && ways.length > 1 && (
        <Segmented label={t.links.whereItLeads} value={way.value} options={ways} onChange={setLine} />
      )}
      {link && way && <Body store={store} business={business} link={link} way={way} />}
    </Dialog>
  );
}

interface PartProps extends Omit<Props, "demo"> {
  link: EntryLink;
  way: Way;
}

function Body({ store, business, link, way }: PartProps) {
  const [view, setView] = useState<(typeof VIEWS)[number]["value"]>("code");
  return (
    <>
      <Segmented label={t.links.show} value={view} options={VIEWS} onChange={setView} />
      {view === "code" ? (
        <img
          class={css.code}
          src={way.code}
          alt={t.links.qrCodeThatOpens(way.address)}
          width="512"
          height="512"
        />
      ) : (
        <div class={css.preview}>
          <Poster words={posterWords(business, store.welcome.value, way)} code={way.code} />
        </div>
      )}
      {view === "code" && (
        <>
          <CopyField label={t.links.link} value={way.address} />
          <p class={css.svg}>
            {t.links.forAPrintShop}{" "}
            <a href={way.code} download={`${link.origin}.svg`}>
              {t.links.downloadAsSvg}
            </a>
          </p>
        </>
      )}
      <OnlyHere address={way.address} />
    </>
  );
}

function Actions({ store, business, link, way }: PartProps) {
  const words = posterWords(business, store.welcome.value, way);
  return (
    <>
      <Button icon={<DownloadIcon size={16} />} onPress={() => savePng(way.code, link.origin)}>
        {t.links.downloadPng}
      </Button>
      <Button
        kind="primary"
        icon={<PrintIcon size={16} />}
        busy={store.offerComing.value}
        onPress={() => printAlone(<Poster words={words} code={way.code} />)}
      >
        {t.links.printPoster}
      </Button>
    </>
  );
}
