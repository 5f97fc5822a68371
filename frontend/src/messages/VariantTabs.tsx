import { t } from "../i18n/words.ts";
import { Notice } from "../ui/Notice.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import css from "./messages.module.css";
import type { VariantTexts } from "./variant-texts.ts";

const OWN = "A";

/** The variants of the texts, where the campaign tries several. */
export function VariantTabs({ variants }: { variants: VariantTexts }) {
  const written = variants.written.value;
  if (written.length === 0) return null;
  const options = [
    { value: OWN, label: t.variants.campaignsOwn },
    ...written.map(({ name }) => ({ value: name, label: name })),
  ];
  const name = variants.variant.value?.name;
  return (
    <section class={css.languages} aria-label={t.variants.tabs}>
      <Segmented
        label={t.variants.tabs}
        options={options}
        value={name ?? OWN}
        onChange={(chosen) => variants.choose(chosen === OWN ? null : chosen)}
        wrap
      />
      {name && <Notice>{t.variants.ownTexts(name)}</Notice>}
    </section>
  );
}
