import { t } from "../i18n/words.ts";
import css from "./person-name.module.css";

interface Props {
  /** Null while Messenger has not told it. */
  name: string | null;
}

/** Somebody's name as they wrote it: any script, any length, and never more than two lines. */
export function PersonName({ name }: Props) {
  if (name === null) return <span class={css.unknown}>{t.ui.nameUnknown}</span>;
  return (
    <bdi class={css.name} title={name.length > 40 ? name : undefined}>
      {name}
    </bdi>
  );
}
