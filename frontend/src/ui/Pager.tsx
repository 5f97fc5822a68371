import { t } from "../i18n/words.ts";
import type { PagedList } from "../state/paged-list.ts";
import { Button } from "./Button.tsx";
import css from "./pager.module.css";

interface Props<T> {
  list: PagedList<T>;
}

/** The way to the rest of a list; nothing when all of it is shown. */
export function Pager<T>({ list }: Props<T>) {
  if (!list.hasMore.value) return null;
  return (
    <div class={css.pager}>
      <Button busy={list.busyMore.value} onPress={list.more}>
        {t.ui.showMore}
      </Button>
    </div>
  );
}
