import { useState } from "preact/hooks";
import { importCodes, type Terms } from "../../api/coupons.ts";
import { t } from "../../i18n/words.ts";
import { Loaded } from "../../state/Loaded.tsx";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { share } from "../../ui/format.ts";
import { CouponIcon, MessagesIcon, PencilIcon, UploadIcon } from "../../ui/icons.tsx";
import { Row, Stack } from "../../ui/Layout.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { ANY, addressOf } from "../coupons-store.ts";
import { ImportDialog } from "../ImportDialog.tsx";
import { createImport } from "../import-store.ts";
import { worthWords } from "../worth.ts";
import { type Alarm, alarmsOf } from "./alarms.ts";
import { TermsDialog } from "./TermsDialog.tsx";
import css from "./terms.module.css";
import type { TermsStore } from "./terms-store.ts";
import { kindWords, stockWords, validWords } from "./terms-words.ts";

interface Props {
  campaign: { id: string; name: string };
  store: TermsStore;
}

/** A campaign's coupon: whose its codes are, what they are worth, and how many are left. */
export function CouponCard({ campaign, store }: Props) {
  const [codes] = useState(() =>
    createImport(
      () => store.terms.refresh(),
      importCodes,
      async () => [campaign],
    ),
  );
  if (store.none.value) return null;
  const terms = store.terms.data.value;
  return (
    <>
      <Card
        title={t.terms.coupon}
        aside={
          terms && (
            <Button icon={<PencilIcon size={16} />} onPress={() => store.change(terms)}>
              {t.terms.change}
            </Button>
          )
        }
      >
        <Loaded resource={store.terms}>
          {(now) => (
            <Stack>
              {alarmsOf(now).map((alarm) => (
                <Notice key={alarm.help} tone={alarm.tone} title={`${alarm.words}.`} live>
                  <p>{alarm.more}</p>
                  <p class={css.more}>
                    <Help
                      alarm={alarm}
                      campaign={campaign.id}
                      change={() => store.change(now)}
                      add={() => codes.open(campaign.id)}
                    />
                  </p>
                </Notice>
              ))}
              <Facts terms={now} />
              <Row>
                <ButtonLink
                  href={addressOf({ ...ANY, campaign: campaign.id })}
                  icon={<CouponIcon size={16} />}
                >
                  {t.terms.seeItsCoupons}
                </ButtonLink>
                {now.kind === "imported" && (
                  <Button icon={<UploadIcon size={16} />} onPress={() => codes.open(campaign.id)}>
                    {t.terms.importCodes}
                  </Button>
                )}
              </Row>
            </Stack>
          )}
        </Loaded>
      </Card>
      <TermsDialog store={store} />
      <ImportDialog codes={codes} />
    </>
  );
}

interface HelpProps {
  alarm: Alarm;
  campaign: string;
  change: () => void;
  add: () => void;
}

function Help({ alarm, campaign, change, add }: HelpProps) {
  switch (alarm.help) {
    case "change":
      return <Button onPress={change}>{t.terms.changeTheCoupon}</Button>;
    case "import":
      return (
        <Button icon={<UploadIcon size={16} />} onPress={add}>
          {t.terms.importCodes}
        </Button>
      );
    case "message":
      return (
        <ButtonLink
          href={`/messages?campaign=${encodeURIComponent(campaign)}`}
          icon={<MessagesIcon size={16} />}
        >
          {t.terms.editItsMessage}
        </ButtonLink>
      );
  }
}

function Facts({ terms }: { terms: Terms }) {
  const { given, stock, perPerson, remind, value, offer } = terms;
  return (
    <dl class={css.facts}>
      <div>
        <dt>{t.terms.codes}</dt>
        <dd>{kindWords(terms)}</dd>
      </div>
      <div>
        <dt>{t.terms.worth}</dt>
        <dd>{worthWords(value) ?? <span class={css.soft}>{t.terms.notSet}</span>}</dd>
      </div>
      {offer !== null && (
        <div>
          <dt>{t.terms.itsMessageSays}</dt>
          <dd>{offer}</dd>
        </div>
      )}
      <div>
        <dt>{t.terms.valid}</dt>
        <dd>{validWords(terms)}</dd>
      </div>
      <div>
        <dt>{t.terms.perPerson}</dt>
        <dd>{perPerson === 1 ? t.terms.once : t.terms.times(perPerson)}</dd>
      </div>
      <div>
        <dt>{t.terms.givenOut}</dt>
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
        <dt>{t.terms.reminder}</dt>
        <dd>{remind ? t.terms.oneDayBeforeTheEnd : t.terms.none}</dd>
      </div>
    </dl>
  );
}
