import { useState } from "preact/hooks";
import { type EntryLink, showEntryCodeUrl } from "../../api/page.ts";
import { Button } from "../../ui/Button.tsx";
import { CopyField } from "../../ui/CopyField.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { DownloadIcon, PrintIcon } from "../../ui/icons.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Segmented } from "../../ui/Segmented.tsx";
import { whyUnreachable } from "../connect/public-address.ts";
import css from "./links.module.css";
import type { LinksStore } from "./links-store.ts";
import { Poster } from "./Poster.tsx";
import { posterWords } from "./poster-words.ts";
import { printAlone } from "./print-alone.ts";
import { savePng } from "./save-png.ts";

interface Props {
  store: LinksStore;
  business: string;
}

const VIEWS = [
  { value: "code", label: "QR code" },
  { value: "poster", label: "Poster" },
] as const;

/** One link to take along: its code, big enough to be scanned from the screen, and its poster. */
export function LinkDialog({ store, business }: Props) {
  const link = store.shown.value;
  const close = () => {
    store.shown.value = null;
  };
  return (
    <Dialog
      open={link !== null}
      title={link?.origin ?? ""}
      onClose={close}
      actions={link && <Actions store={store} business={business} link={link} />}
    >
      {link && <Body store={store} business={business} link={link} />}
    </Dialog>
  );
}

interface PartProps extends Props {
  link: EntryLink;
}

function Body({ store, business, link }: PartProps) {
  const [view, setView] = useState<(typeof VIEWS)[number]["value"]>("code");
  const code = showEntryCodeUrl(link.origin);
  return (
    <>
      <Segmented label="Show" value={view} options={VIEWS} onChange={setView} />
      {view === "code" ? (
        <img class={css.code} src={code} alt={`QR code that opens ${link.link}`} width="512" height="512" />
      ) : (
        <div class={css.preview}>
          <Poster words={posterWords(business, store.welcome.value, link.link)} code={code} />
        </div>
      )}
      {view === "code" && (
        <>
          <CopyField label="Link" value={link.link} />
          <p class={css.svg}>
            For a print shop:{" "}
            <a href={code} download={`${link.origin}.svg`}>
              download as SVG
            </a>
          </p>
        </>
      )}
      {whyUnreachable(link.link) === "local" && (
        <Notice tone="warn" title="This code only works on this computer">
          <p>
            A phone can’t open it. Set <code>PUBLIC_URL</code> to an address that phones can reach, and
            restart promobot.
          </p>
        </Notice>
      )}
    </>
  );
}

function Actions({ store, business, link }: PartProps) {
  const code = showEntryCodeUrl(link.origin);
  const words = posterWords(business, store.welcome.value, link.link);
  return (
    <>
      <Button icon={<DownloadIcon size={16} />} onPress={() => savePng(code, link.origin)}>
        Download PNG
      </Button>
      <Button
        kind="primary"
        icon={<PrintIcon size={16} />}
        busy={store.offerComing.value}
        onPress={() => printAlone(<Poster words={words} code={code} />)}
      >
        Print poster
      </Button>
    </>
  );
}
