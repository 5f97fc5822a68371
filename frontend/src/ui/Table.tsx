import type { ComponentChildren } from "preact";
import { classNames } from "./class-names.ts";
import css from "./table.module.css";

export interface Column<T> {
  head: string;
  cell: (row: T) => ComponentChildren;
  /** Numbers stand at the right. */
  numeric?: boolean;
  /** The column that names the row; it heads the card on a phone. */
  names?: boolean;
  /** Buttons: no heading on a phone. */
  actions?: boolean;
}

interface Props<T> {
  /** What the table holds, for screen readers. */
  caption: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string;
  /** Where the whole row leads. */
  href?: (row: T) => string;
  /** What opens when the row is pressed, where it leads nowhere. */
  onOpen?: (row: T) => void;
}

/** A table; on a phone each row is a card. */
export function Table<T>({ caption, columns, rows, rowKey, href, onOpen }: Props<T>) {
  return (
    <table class={css.table}>
      <caption class={css.hidden}>{caption}</caption>
      <thead class={css.head}>
        <tr>
          {columns.map((column) => (
            <th key={column.head} scope="col" class={classNames(column.numeric && css.numeric)}>
              {column.actions ? <span class={css.hidden}>{column.head}</span> : column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)} class={classNames(css.row, (href || onOpen) && css.press)}>
            {columns.map((column) => (
              <td
                key={column.head}
                data-head={column.names || column.actions ? undefined : column.head}
                class={classNames(
                  column.numeric && css.numeric,
                  column.names && css.names,
                  column.actions && css.actions,
                )}
              >
                {column.names ? named(column.cell(row), row, href, onOpen) : column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function named<T>(
  content: ComponentChildren,
  row: T,
  href: Props<T>["href"],
  onOpen: Props<T>["onOpen"],
): ComponentChildren {
  if (href) {
    return (
      <a class={css.cover} href={href(row)}>
        {content}
      </a>
    );
  }
  if (!onOpen) return content;
  return (
    <button type="button" class={css.cover} onClick={() => onOpen(row)}>
      {content}
    </button>
  );
}
