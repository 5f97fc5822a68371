import { ownName } from "./languages.ts";
import css from "./own-name.module.css";

/** A language by the name that its speakers give it; a dash as long as it is unknown. */
export function OwnName({ language }: { language: string | null | undefined }) {
  return language ? (
    <bdi class={css.name} lang={language}>
      {ownName(language)}
    </bdi>
  ) : (
    <span class={css.unknown}>–</span>
  );
}
