import { useState } from "preact/hooks";
import { t } from "../../i18n/words.ts";
import { CopyField } from "../../ui/CopyField.tsx";
import { Segmented } from "../../ui/Segmented.tsx";
import css from "./connect.module.css";
import type { ConnectStore } from "./connect-store.ts";
import { linesFor, type Place } from "./environment.ts";
import { Step } from "./Step.tsx";

interface Props {
  store: ConnectStore;
}

const PLACES: readonly { value: Place; label: string }[] = [
  { value: "heroku", label: t.connect.heroku },
  { value: "docker", label: t.connect.docker },
  { value: "shell", label: t.connect.terminal },
];

const WHERE: Record<Place, string> = {
  heroku: t.connect.runThisInATerminalOrEnterThem,
  docker: t.connect.putThemInAFileSuchAsPromobot,
  shell: t.connect.runThisInTheTerminalWhereYou,
};

/** What the environment has to hold; settings are stored nowhere else. */
export function SettingsStep({ store }: Props) {
  const [place, setPlace] = useState<Place>("heroku");
  const { text, masked, blank } = linesFor(place, store.settings.value);
  const demo = store.demo.value;
  return (
    <Step
      store={store}
      name="settings"
      title={t.connect.setTheServersEnvironment}
      gist={demo ? t.connect.thenRestartIt : t.connect.theyAreSet}
    >
      <p>
        {t.connect.promobotReadsItsSettingsFrom} {!demo && t.connect.theyAreSetToChangeOneChangeIt}
      </p>
      <Segmented label={t.connect.wherePromobotRuns} value={place} options={PLACES} onChange={setPlace} />
      <CopyField label={t.connect.settings} hint={WHERE[place]} value={text} masked={masked} block />
      {blank.length > 0 && (
        <div class={css.blanks}>
          <p>{t.connect.stillToFillIn}</p>
          <ul class={css.list}>
            {blank.map((name) => (
              <li key={name}>
                <code>{name}</code>
                <span>{FOUND[name]}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Step>
  );
}

const FOUND: Record<string, string> = {
  PUBLIC_URL: t.connect.thePublicHttpsAddressOfThis,
  MESSENGER_PAGE_ID: t.connect.shownWhenYouCheckTheTokenIn,
  MESSENGER_PAGE_TOKEN: t.connect.theTokenFromStep2OnceFacebook,
  MESSENGER_APP_SECRET: t.connect.yourAppsAppSettingsBasicApp,
};
