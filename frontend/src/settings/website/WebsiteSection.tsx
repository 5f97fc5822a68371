import { paletteOf } from "../../../chat/colors.ts";
import type { Website } from "../../api/website.ts";
import { t } from "../../i18n/words.ts";
import { fieldProblem, sentenceOf } from "../../state/failure.ts";
import { Loaded } from "../../state/Loaded.tsx";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { CopyField } from "../../ui/CopyField.tsx";
import { MessagesIcon } from "../../ui/icons.tsx";
import { Stack } from "../../ui/Layout.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Segmented } from "../../ui/Segmented.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { TextArea, TextField } from "../../ui/TextField.tsx";
import { whyUnreachable } from "../connect/public-address.ts";
import { AsPage } from "./AsPage.tsx";
import css from "./website.module.css";
import type { WebsiteStore } from "./website-store.ts";

interface Props {
  store: WebsiteStore;
  /** Our own address, without a slash at its end. */
  base: string;
}

/** The chat on the shop's own website: one line to paste, and how it looks. */
export function WebsiteSection({ store, base }: Props) {
  return (
    <Loaded resource={store.website}>
      {() => {
        const website = store.shown.value;
        return website === null ? null : (
          <Stack>
            <Paste store={store} website={website} base={base} />
            <Look store={store} website={website} />
            <AsPage address={`${base}/chat`} />
          </Stack>
        );
      }}
    </Loaded>
  );
}

interface Part {
  store: WebsiteStore;
  website: Website;
}

function Paste({ store, website, base }: Part & { base: string }) {
  const failure = store.save.failure.value;
  const wrongSite = failure ? (fieldProblem(failure, "sites") ?? siteProblem(failure)) : null;
  return (
    <Card title={t.website.chatOnYourWebsite} hint={t.website.customersChatWithYouOnYourOwn}>
      <Stack>
        <Switch
          label={t.website.theChatIsOn}
          on={website.on}
          hint={website.on ? t.website.visitorsCanWriteToYou : t.website.nobodySeesTheBubbleAndNobody}
          onChange={(on) => void store.save.run({ on })}
        />
        <CopyField
          label={t.website.codeToPaste}
          hint={t.website.pasteItBeforeBodyOnEveryPageOr}
          value={`<script src="${base}/chat.js" async></script>`}
        />
        <TextArea
          label={t.website.yourWebsitesAddresses}
          hint={t.website.onePerLineSuchAsHttpsShop}
          value={store.sitesTyped.value}
          error={wrongSite}
          onInput={store.typeSites}
        />
        {whyUnreachable(base) === "local" && (
          <Notice>{t.website.thisAddressWorksOnThisComputer(<code>PUBLIC_URL</code>)}</Notice>
        )}
        {website.sites.length === 0 && <Notice>{t.website.untilYouAddAnAddressTheChatIs}</Notice>}
        <p class={css.actions}>
          <Save store={store} />
          <ButtonLink href={`${base}/chat`}>{t.website.tryTheChat}</ButtonLink>
        </p>
      </Stack>
    </Card>
  );
}

function Look({ store, website }: Part) {
  const failure = store.save.failure.value;
  const problem = (field: string) => (failure ? fieldProblem(failure, field) : null);
  return (
    <Card title={t.website.howItLooks}>
      <div class={css.look}>
        <Stack>
          <label class={css.color}>
            <span>{t.website.color}</span>
            <input
              type="color"
              value={website.color}
              onInput={(event) => store.change({ color: event.currentTarget.value })}
            />
          </label>
          <Segmented
            label={t.website.corner}
            value={website.corner === "left" ? "left" : "right"}
            options={[
              { value: "left", label: t.website.leftCorner },
              { value: "right", label: t.website.rightCorner },
            ]}
            onChange={(corner) => store.change({ corner })}
          />
          <TextField
            label={t.website.aLineBesideTheBubble}
            hint={t.website.suchAs10OffYourFirstOrderLeave}
            value={website.teaser}
            limit={120}
            error={problem("teaser")}
            onInput={(teaser) => store.change({ teaser })}
          />
          <TextArea
            label={t.website.whatVisitorsReadAboutTheirData}
            hint={t.website.shownBeforeTheyWriteALinkLooks}
            value={website.consent}
            limit={1000}
            error={problem("consent")}
            onInput={(consent) => store.change({ consent })}
          />
          {failure && !problem("teaser") && !problem("consent") && (
            <p class={css.failure}>{sentenceOf(failure)}</p>
          )}
          <p class={css.actions}>
            <Save store={store} />
          </p>
        </Stack>
        <Preview website={website} />
      </div>
    </Card>
  );
}

function Save({ store }: { store: WebsiteStore }) {
  return (
    <Button
      kind="primary"
      busy={store.save.busy.value}
      disabled={!store.changed.value}
      onPress={() => void store.saveAll()}
    >
      {t.website.save}
    </Button>
  );
}

/** The bubble in its corner of a page, as it is being set up. */
function Preview({ website }: { website: Website }) {
  const { color, ink } = paletteOf(website.color);
  return (
    <div class={css.page} role="img" aria-label={t.website.previewOfTheBubbleOnAPage}>
      <span class={css.bar} />
      <span class={css.bar} />
      <span class={website.corner === "left" ? css.left : css.right}>
        {website.teaser && <span class={css.teaser}>{website.teaser}</span>}
        <span class={css.bubble} style={{ background: color, color: ink }}>
          <MessagesIcon size={24} />
        </span>
      </span>
    </div>
  );
}

/** The server names a wrong address by its place in the list. */
function siteProblem(failure: unknown): string | null {
  for (let place = 1; place <= 100; place++) {
    const sentence = fieldProblem(failure, `sites.${place}`);
    if (sentence) return t.website.line(place, sentence);
  }
  return null;
}
