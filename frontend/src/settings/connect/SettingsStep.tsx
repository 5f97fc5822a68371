import { useState } from "preact/hooks";
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
  { value: "heroku", label: "Heroku" },
  { value: "docker", label: "Docker" },
  { value: "shell", label: "Terminal" },
];

const WHERE: Record<Place, string> = {
  heroku:
    "In a terminal, or one by one under Settings → Config Vars. Heroku then starts promobot again by itself.",
  docker:
    "Into a file, such as promobot.env; then start with docker run --env-file promobot.env and the rest as before.",
  shell: "In the terminal in which you then start java -jar promobot.jar.",
};

/** What the environment has to hold; settings live nowhere else. */
export function SettingsStep({ store }: Props) {
  const [place, setPlace] = useState<Place>("heroku");
  const { text, masked, blank } = linesFor(place, store.settings.value);
  const demo = store.demo.value;
  return (
    <Step
      store={store}
      name="settings"
      title="Give the server its settings"
      gist={demo ? "Environment variables; then it starts again" : "They are set"}
    >
      <p>
        promobot reads its settings from its environment when it starts, and writes them nowhere.{" "}
        {!demo && "They are set; to change one, change it there and start again."}
      </p>
      <Segmented label="Where promobot runs" value={place} options={PLACES} onChange={setPlace} />
      <CopyField label="Settings" hint={WHERE[place]} value={text} masked={masked} block />
      {blank.length > 0 && (
        <div class={css.blanks}>
          <p>Still yours to fill in:</p>
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
  PUBLIC_URL: "where the world finds this server, with https",
  MESSENGER_PAGE_ID: "checking the token in step 2 tells it; or your page’s About → Page transparency",
  MESSENGER_PAGE_TOKEN: "the token of step 2, once Facebook has found it good",
  MESSENGER_APP_SECRET: "your app’s App settings → Basic → App secret",
};
