import { classNames } from "../ui/class-names.ts";
import css from "./fields.module.css";
import type { Field } from "./fields.ts";

interface Props {
  fields: Field[];
  /** What is asked for says which of it must be there; an answer always has all. */
  asked?: boolean;
  within?: boolean;
}

/** Fields by name, type, limits and meaning; those of an object below it. */
export function FieldList({ fields, asked = false, within = false }: Props) {
  return (
    <ul class={classNames(css.fields, within && css.within)}>
      {fields.map((field) => (
        <li key={field.name} class={css.field}>
          <p class={css.line}>
            <code class={css.name}>{field.name}</code>
            <span class={css.type}>{field.type}</span>
            {asked && field.required && <strong class={css.required}>required</strong>}
          </p>
          {field.meaning && <p class={css.meaning}>{field.meaning}</p>}
          {field.limits.length > 0 && <p class={css.limits}>{field.limits.join(" · ")}</p>}
          {field.fields.length > 0 && <FieldList fields={field.fields} asked={asked} within />}
        </li>
      ))}
    </ul>
  );
}
