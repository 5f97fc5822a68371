import { ApiError } from "../api/client.ts";
import type { Shop } from "../api/shop.ts";
import { t } from "../i18n/words.ts";
import { ImageField } from "../messages/ImageField.tsx";
import { sentenceOf } from "../state/failure.ts";
import { Loaded } from "../state/Loaded.tsx";
import { Button } from "../ui/Button.tsx";
import css from "../ui/field.module.css";
import { languageName } from "../ui/format.ts";
import { Row, Stack } from "../ui/Layout.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Problem } from "../ui/Problem.tsx";
import { Select } from "../ui/Select.tsx";
import { TextField } from "../ui/TextField.tsx";
import type { ShopStore } from "./shop-store.ts";

interface Props {
  store: ShopStore;
}

/** The shop's name and logo, which the owner changes here. */
export function ShopForm({ store }: Props) {
  return <Loaded resource={store.shop}>{(shop) => <Form store={store} shop={shop} />}</Loaded>;
}

function Form({ store, shop }: Props & { shop: Shop }) {
  const { words, changed, save, edit, problem } = store;
  const failure = save.failure.value;
  const atField = failure instanceof ApiError && failure.fields.length > 0;
  const now = words.value;
  if (!now) return null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save.run();
      }}
    >
      <Stack>
        <TextField
          label={t.settings.shopName}
          hint={t.settings.customersSeeItInYourEMailsAnd(<code>{"{business}"}</code>)}
          name="name"
          autocomplete="organization"
          value={now.name}
          limit={shop.limits.name}
          error={problem("name")}
          onInput={(name) => edit({ name })}
        />
        <Stack>
          <Select
            label={t.settings.mainLanguage}
            value={now.language}
            options={shop.languages.map(({ language, name }) => ({ value: language, label: name }))}
            onChange={(language) => edit({ language })}
          />
          <p class={css.hint}>{t.settings.mainLanguageHint(<a href="/messages">{t.messages.messages}</a>)}</p>
          {now.language !== shop.language && (
            <Notice tone="warn" live>
              {t.settings.textsWillCountAs(languageName(now.language))}
            </Notice>
          )}
        </Stack>
        <ImageField
          name="logo"
          label={t.settings.logo}
          hint={t.settings.shownAtTheTopOfThisDashboard}
          addressHint={t.settings.anHttpsAddressThatStaysThere}
          shape="logo"
          value={now.logo ?? ""}
          limit={2000}
          error={problem("logo")}
          toUse={now.logo === shop.logo ? null : t.settings.saveToUseIt}
          upload={store.upload}
          onChange={(logo) => edit({ logo })}
        />
        {failure !== null && !atField && <Problem sentence={sentenceOf(failure)} />}
        <Row>
          <Button kind="primary" type="submit" busy={save.busy.value} disabled={!changed.value}>
            {t.settings.save}
          </Button>
          {changed.value && <Button onPress={store.discard}>{t.settings.discard}</Button>}
          {now.logo !== null && (
            <Button kind="plain" onPress={() => edit({ logo: null })}>
              {t.settings.removeLogo}
            </Button>
          )}
        </Row>
      </Stack>
    </form>
  );
}
