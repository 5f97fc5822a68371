import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { classNames } from "../ui/class-names.ts";
import { ChevronDownIcon } from "../ui/icons.tsx";
import css from "./contents.module.css";
import type { DocsStore } from "./docs-store.ts";
import { BEFORE, BESIDE } from "./parts.ts";
import { usePlaceRead } from "./place-read.ts";
import type { Group } from "./reading.ts";

interface Props {
  store: DocsStore;
}

/** What the page holds, and which of it is being read; folded up where there is no room beside. */
export function Contents({ store }: Props) {
  const here = usePlaceRead();
  const [open, setOpen] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => keepInSight(list.current), [here]);
  const searching = store.query.value !== "";
  return (
    <nav class={css.contents} aria-label="Contents">
      <button type="button" class={css.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
        Contents
        <ChevronDownIcon size={16} />
      </button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: only folds up after a link in it was followed */}
      <ul ref={list} class={classNames(css.list, open && css.open)} onClick={() => setOpen(false)}>
        {!searching && BEFORE.map((part) => <Entry key={part.id} {...part} here={here} />)}
        {store.shown.value.map((group) => (
          <GroupEntries key={group.id} group={group} here={here} unfolded={searching || holds(group, here)} />
        ))}
        {!searching && <Entry {...BESIDE} here={here} />}
      </ul>
    </nav>
  );
}

function holds(group: Group, here: string): boolean {
  return group.id === here || group.operations.some(({ id }) => id === here);
}

function GroupEntries({ group, here, unfolded }: { group: Group; here: string; unfolded: boolean }) {
  return (
    <Entry id={group.id} title={group.title} here={here}>
      {unfolded && (
        <ul class={css.operations}>
          {group.operations.map(({ id, method, path }) => (
            <li key={id}>
              <a
                class={css.operation}
                href={`#${id}`}
                title={path}
                aria-current={id === here ? "location" : undefined}
              >
                <span class={css.method}>{method}</span> {path}
              </a>
            </li>
          ))}
        </ul>
      )}
    </Entry>
  );
}

interface EntryProps {
  id: string;
  title: string;
  here: string;
  children?: ComponentChildren;
}

function Entry({ id, title, here, children }: EntryProps) {
  return (
    <li>
      <a class={css.entry} href={`#${id}`} aria-current={id === here ? "location" : undefined}>
        {title}
      </a>
      {children}
    </li>
  );
}

/** Scrolls the list and never the page. */
function keepInSight(list: HTMLElement | null): void {
  const current = list?.querySelector<HTMLElement>("[aria-current='location']");
  if (!list || !current || list.scrollHeight <= list.clientHeight) return;
  const [outer, inner] = [list.getBoundingClientRect(), current.getBoundingClientRect()];
  if (inner.top < outer.top) list.scrollTop += inner.top - outer.top - 40;
  if (inner.bottom > outer.bottom) list.scrollTop += inner.bottom - outer.bottom + 40;
}
