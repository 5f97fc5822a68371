import { useEffect, useRef } from "preact/hooks";
import { t } from "../i18n/words.ts";
import { Button, ButtonLink } from "../ui/Button.tsx";
import { PlusIcon } from "../ui/icons.tsx";
import { codeInFrame } from "./counter/code-on.ts";
import css from "./demo.module.css";
import phone from "./phone.module.css";
import { StatusLine } from "./StatusLine.tsx";
import { forgetVisitor } from "./shop-visitor.ts";

const SHOP = "/demo/shop";

/** Often enough for somebody who reaches for the till. */
const LOOK_EVERY_MS = 500;

interface Props {
  shop: string;
  /** Which coupon is on the phone, for the till beside it. */
  onCode: (code: string | null) => void;
}

/** The example shop's website on a customer's phone. The chat on it is the real one. */
export function ShopPhone({ shop, onCode }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const timer = setInterval(() => onCode(codeInFrame(frame.current)), LOOK_EVERY_MS);
    return () => {
      clearInterval(timer);
      onCode(null);
    };
  }, []);

  function newVisitor(): void {
    const page = frame.current?.contentWindow;
    // While its chat is there, it would store everything again.
    page?.promobot?.destroy();
    forgetVisitor();
    page?.location.reload();
  }

  return (
    <>
      <div class={css.visit}>
        <Button icon={<PlusIcon size={16} />} onPress={newVisitor}>
          {t.demo.newVisitor}
        </Button>
        <ButtonLink href={SHOP} target="_blank">
          {t.demo.openInATab}
        </ButtonLink>
      </div>
      <section class={phone.phone} aria-label={t.demo.phoneWithTheWebsiteOf(shop)}>
        <div class={phone.screen}>
          <StatusLine />
          <iframe ref={frame} class={phone.website} src={SHOP} title={t.demo.websiteOf(shop)} />
        </div>
      </section>
    </>
  );
}
