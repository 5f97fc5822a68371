import { useState } from "preact/hooks";
import type { Terms } from "../../api/coupons.ts";
import { Loaded } from "../../state/Loaded.tsx";
import { useStore } from "../../state/use-store.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { share } from "../../ui/format.ts";
import { CouponIcon, PencilIcon, UploadIcon } from "../../ui/icons.tsx";
import { Row, Stack } from "../../ui/Layout.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { ANY, addressOf } from "../coupons-store.ts";
import { ImportDialog } from "../ImportDialog.tsx";
import { createImport } from "../import-store.ts";
import { worthWords } from "../worth.ts";
import { TermsDialog } from "./TermsDialog.tsx";
import css from "./terms.module.css";
import { createTermsStore, type TermsStore } from "./terms-store.ts";
import { kindWords, lowWords, stockWords, validWords } from "./terms-words.ts";

interface Props {
  campaign: { id: string; name: string };
}

/** A campaign's coupon: whose its codes are, what they are worth, and how many are left. */
export function CouponCard({ campaign }: Props) {
  const store = useStore(() => createTermsStore(campaign.id));
  const [codes] = useState(() => createImport(() => store.terms.refresh()));
  if (store.none.value) return null;
  const terms = store.terms.data.value;
  return (
    <>
      <Card
        title="Coupon"
        aside={
          terms && (
            <Button icon={<PencilIcon size={16} />} onPress={() => store.change(terms)}>
              Change
            </Button>
          )
        }
      >
        <Loaded resource={store.terms}>
          {(now) => (
            <Stack>
              <Low terms={now} store={store} />
              <Facts terms={now} />
              <Row>
                <ButtonLink
                  href={addressOf({ ...ANY, campaign: campaign.id })}
                  icon={<CouponIcon size={16} />}
                >
                  See its coupons
                </ButtonLink>
                {now.kind === "imported" && (
                  <Button icon={<UploadIcon size={16} />} onPress={() => codes.open(campaign.id)}>
                    Import codes
                  </Button>
                )}
              </Row>
            </Stack>
          )}
        </Loaded>
      </Card>
      <TermsDialog store={store} />
      <ImportDialog codes={codes} campaigns={[campaign]} />
    </>
  );
}

function Low({ terms, store }: { terms: Terms; store: TermsStore }) {
  const words = lowWords(terms);
  if (words === null) return null;
  return (
    <Notice tone={terms.left === 0 ? "bad" : "warn"} title={`${words}.`} live>
      <p>
        {terms.left === 0
          ? "Customers are told that it is sold out, in the words of your messages."
          : "When they are gone, customers are told so in the words of your messages."}
      </p>
      {terms.kind === "unique" && (
        <p class={css.more}>
          <Button onPress={() => store.change(terms)}>Raise the limit</Button>
        </p>
      )}
    </Notice>
  );
}

function Facts({ terms }: { terms: Terms }) {
  const { given, stock, perPerson, remind, value } = terms;
  return (
    <dl class={css.facts}>
      <div>
        <dt>Codes</dt>
        <dd>{kindWords(terms)}</dd>
      </div>
      <div>
        <dt>Worth</dt>
        <dd>{worthWords(value) ?? <span class={css.soft}>Not said</span>}</dd>
      </div>
      <div>
        <dt>Valid</dt>
        <dd>{validWords(terms)}</dd>
      </div>
      <div>
        <dt>Per person</dt>
        <dd>{perPerson === 1 ? "Once" : `${perPerson} times`}</dd>
      </div>
      <div>
        <dt>Given out</dt>
        <dd>
          {stockWords(terms)}
          {stock !== null && stock > 0 && (
            <span class={css.track} aria-hidden="true">
              <span class={css.fill} style={{ width: `${share(given, stock) * 100}%` }} />
            </span>
          )}
        </dd>
      </div>
      <div>
        <dt>Reminder</dt>
        <dd>{remind ? "One day before the end" : "None"}</dd>
      </div>
    </dl>
  );
}
