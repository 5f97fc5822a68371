import { useState } from "preact/hooks";
import { showPage } from "../api/page.ts";
import { t } from "../i18n/words.ts";
import { createResource } from "../state/resource.ts";
import { useStore } from "../state/use-store.ts";
import { greetingFor } from "./chat.ts";
import css from "./greeting.module.css";
import { Avatar } from "./Phone.tsx";
import type { PhoneStore } from "./phone-store.ts";

interface Props {
  phone: PhoneStore;
  shop: string;
  name: string | null;
}

/** What somebody sees who opens the chat for the first time. */
export function Greeting({ phone, shop, name }: Props) {
  const page = useStore(() => createResource(showPage));
  const [pressed, setPressed] = useState(false);
  const greeting = page.data.value?.greeting;

  async function start(): Promise<void> {
    setPressed(true);
    await phone.start();
    setPressed(false);
  }

  return (
    <div class={css.greeting}>
      <Avatar shop={shop} size="large" />
      <p class={css.greeter}>{shop}</p>
      <p class={css.soft}>{t.demo.shoppingAndRetailTypically}</p>
      {greeting && <p class={css.hello}>{greetingFor(greeting, name)}</p>}
      <div class={css.foot}>
        <p class={css.soft}>{t.demo.whenYouTapGetStartedWillSee(shop)}</p>
        <button
          type="button"
          class={css.start}
          aria-disabled={pressed}
          onClick={() => pressed || void start()}
        >
          {t.demo.getStarted}
        </button>
      </div>
    </div>
  );
}
