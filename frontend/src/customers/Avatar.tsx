import { CustomersIcon } from "../ui/icons.tsx";
import { initial } from "./customer-words.ts";
import css from "./customers.module.css";

interface Props {
  name: string | null;
}

/** A circle with the first letter; the name itself stands beside it. */
export function Avatar({ name }: Props) {
  return (
    <span class={css.avatar} aria-hidden="true">
      {name ? initial(name) : <CustomersIcon size={16} />}
    </span>
  );
}
