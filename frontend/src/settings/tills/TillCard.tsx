import type { CreatedTill } from "../../api/tills.ts";
import css from "./till-card.module.css";
import { pinWords, svgAddress } from "./till-words.ts";

interface Props {
  made: CreatedTill;
  business: string;
}

/** What signs a till in, on paper; for a drawer rather than a wall. */
export function TillCard({ made, business }: Props) {
  return (
    <article class={css.card}>
      <p class={css.shop}>{business}</p>
      <h1 class={css.till}>{made.till.name}</h1>
      <img class={css.code} src={svgAddress(made.qr)} alt="QR code that signs the till in" />
      <p>Scan this code with the till’s phone,</p>
      <p>
        or open <strong>{made.link.replace(/#.*$/, "")}</strong> and type the PIN
      </p>
      <p class={css.pin}>{pinWords(made.pin)}</p>
      <p class={css.small}>Keep it where customers can’t see it.</p>
    </article>
  );
}
