import css from "./note.module.css";

/** What somebody here has to know about what was before; nothing where there is nothing. */
export function Note({ words }: { words: string | null }) {
  return words ? (
    <p class={css.note} role="status">
      {words}
    </p>
  ) : null;
}
