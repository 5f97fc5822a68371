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
    "Run this in a terminal, or enter them one by one under Settings → Config Vars. Heroku then restarts promobot automatically.",
  docker:
    "Put them in a file such as promobot.env, then start with docker run --env-file promobot.env and your other options.",
  shell: "Run this in the terminal where you then start java -jar promobot.jar.",
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
      title="Set the server’s environment variables"
      gist={demo ? "Then restart it" : "They are set"}
    >
      <p>
        promobot reads its settings from environment variables when it starts, and stores them nowhere.{" "}
        {!demo && "They are set. To change one, change it there and restart promobot."}
      </p>
      <Segmented label="Where promobot runs" value={place} options={PLACES} onChange={setPlace} />
      <CopyField label="Settings" hint={WHERE[place]} value={text} masked={masked} block />
      {blank.length > 0 && (
        <div class={css.blanks}>
          <p>Still to fill in:</p>
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
  PUBLIC_URL: "the public https address of this server",
  MESSENGER_PAGE_ID:
    "shown when you check the token in step 2, or under About → Page transparency on your page",
  MESSENGER_PAGE_TOKEN: "the token from step 2, once Facebook has confirmed it",
  MESSENGER_APP_SECRET: "your app’s App settings → Basic → App secret",
};
