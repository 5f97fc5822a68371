import type { ComponentChildren } from "preact";
import link from "./anchor.module.css";
import css from "./api-docs.module.css";
import { BEFORE, BESIDE, type PartId } from "./parts.ts";

interface Props {
  id: PartId;
  children: ComponentChildren;
}

/** A part of the page that is told in sentences. */
export function Part({ id, children }: Props) {
  const title = [...BEFORE, BESIDE].find((part) => part.id === id)?.title;
  return (
    <section id={id} class={css.told} data-place aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} class={css.title}>
        <a class={link.anchor} href={`#${id}`}>
          {title}
        </a>
      </h2>
      {children}
    </section>
  );
}
