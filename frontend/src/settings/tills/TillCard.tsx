import type { CreatedTill } from "../../api/tills.ts";
import { t } from "../../i18n/words.ts";
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
      <img class={css.code} src={svgAddress(made.qr)} alt={t.tills.qrCodeThatSignsTheTillIn} />
      <p>{t.tills.scanThisCodeWithTheTillsPhone}</p>
      <p>{t.tills.orOpenAndTypeThePin(<strong>{made.link.replace(/#.*$/, "")}</strong>)}</p>
      <p class={css.pin}>{pinWords(made.pin)}</p>
      <p class={css.small}>{t.tills.keepItWhereCustomersCantSeeIt}</p>
    </article>
  );
}
