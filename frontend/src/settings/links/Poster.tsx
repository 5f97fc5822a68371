import { t } from "../../i18n/words.ts";
import { CouponIcon } from "../../ui/icons.tsx";
import css from "./poster.module.css";
import type { PosterWords } from "./poster-words.ts";

interface Props {
  words: PosterWords;
  /** Where the QR code is. */
  code: string;
}

/** An A4 page for the counter: the offer, a code to scan, and what to do; as large as the room it is given. */
export function Poster({ words, code }: Props) {
  return (
    <article class={css.poster}>
      <header class={css.head}>
        <span class={css.mark}>
          <CouponIcon />
        </span>
        <p class={css.business}>{words.business}</p>
      </header>
      <p class={`${css.headline} ${css[words.size]}`}>{words.headline}</p>
      <div class={css.coupon}>
        <img class={css.code} src={code} alt={t.links.qrCodeThatOpens2(words.link)} />
        <ol class={css.steps}>
          <li>{t.links.scan}</li>
          <li>{t.links.sayHi}</li>
          <li>{t.links.getYourCoupon}</li>
        </ol>
      </div>
      <footer class={css.foot}>
        <p>
          {t.links.orAt(words.place)} <span class={css.link}>{words.link}</span>
        </p>
        {words.terms && <p>{words.terms}</p>}
      </footer>
    </article>
  );
}
