import { useState } from "preact/hooks";
import type { Terms } from "../../api/coupons.ts";
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

interface HelpProps {
  alarm: Alarm;
  campaign: string;
  change: () => void;
  add: () => void;
}

function Help({ alarm, campaign, change, add }: HelpProps) {
  switch (alarm.help) {
    case "change":
      return <Button onPress={change}>Change the coupon</Button>;
    case "import":
      return (
        <Button icon={<UploadIcon size={16} />} onPress={add}>
          Import codes
        </Button>
      );
    case "message":
      return (
        <ButtonLink
          href={`/messages?campaign=${encodeURIComponent(campaign)}`}
          icon={<MessagesIcon size={16} />}
        >
          Edit its message
        </ButtonLink>
      );
  }
}

function Facts({ terms }: { terms: Terms }) {
  const { given, stock, perPerson, remind, value, offer } = terms;
  return (
    <dl class={css.facts}>
      <div>
        <dt>Codes</dt>
        <dd>{kindWords(terms)}</dd>
      </div>
      <div>
        <dt>Worth</dt>
        <dd>{worthWords(value) ?? <span class={css.soft}>Not set</span>}</dd>
      </div>
      {offer !== null && (
        <div>
          <dt>Its message says</dt>
          <dd>{offer}</dd>
        </div>
      )}
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
