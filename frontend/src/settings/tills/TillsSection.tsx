import { TILL_NAME_LIMIT, type Till, type Tills } from "../../api/tills.ts";
import { t } from "../../i18n/words.ts";
import { Loaded } from "../../state/Loaded.tsx";
import { Button, ButtonLink, IconButton } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Confirm } from "../../ui/Dialog.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { CouponIcon, KeyIcon, PencilIcon, PlusIcon, TrashIcon } from "../../ui/icons.tsx";
import { Row, Stack } from "../../ui/Layout.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { type Column, Table } from "../../ui/Table.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { RelativeTime } from "../../ui/Times.tsx";
import { Guesses } from "./Guesses.tsx";
import { NewTillDialog } from "./NewTillDialog.tsx";
import css from "./tills.module.css";
import type { TillsStore } from "./tills-store.ts";

interface Props {
  store: TillsStore;
  business: string;
}

/** Where staff redeem codes; each till signs in by itself and may do nothing else. */
export function TillsSection({ store, business }: Props) {
  return (
    <Stack>
      <Card title={t.tills.tills} hint={t.tills.whereYourStaffCheckAndRedeem}>
        <Row>
          <Button kind="primary" icon={<PlusIcon size={16} />} onPress={store.start}>
            {t.tills.newTill}
          </Button>
          <ButtonLink href="/till" target="_blank">
            {t.tills.openTheTillsPage}
          </ButtonLink>
        </Row>
      </Card>
      <Loaded resource={store.tills}>
        {(known) => (
          <Stack>
            <Guesses known={known} />
            <List known={known} store={store} />
          </Stack>
        )}
      </Loaded>
      <TillForm store={store} />
      <NewTillDialog store={store} business={business} />
      <Renew store={store} />
      <Revoke store={store} />
    </Stack>
  );
}

function List({ known: { tills }, store }: { known: Tills; store: TillsStore }) {
  return (
    <Card flush>
      {tills.length === 0 ? (
        <EmptyState
          picture={<CouponIcon size={28} />}
          title={t.tills.noTillsYet}
          sentence={t.tills.addOneForEachCounterYouGetAPin}
        />
      ) : (
        <Table caption={t.tills.tills} columns={columns(store)} rows={tills} rowKey={({ id }) => id} />
      )}
    </Card>
  );
}

const columns = (store: TillsStore): Column<Till>[] => [
  { head: t.tills.till, names: true, cell: ({ name }) => <bdi>{name}</bdi> },
  {
    head: t.tills.signedIn,
    cell: ({ signedIn, lastSeenAt }) => (
      <span class={css.cell}>
        {signedIn === 0 ? t.tills.nobody : t.tills.devices(signedIn)}
        {lastSeenAt && <span class={css.soft}>{t.tills.lastUsed(<RelativeTime at={lastSeenAt} />)}</span>}
      </span>
    ),
  },
  { head: t.tills.seesNames, cell: ({ seesNames }) => (seesNames ? t.tills.yes : t.tills.no) },
  {
    head: t.tills.unknownCodes24Hours,
    numeric: true,
    cell: ({ wrongCodes }) => <span class={wrongCodes >= MANY ? css.many : undefined}>{wrongCodes}</span>,
  },
  {
    head: t.tills.actions,
    actions: true,
    cell: (till) => (
      <span class={css.actions}>
        <IconButton
          label={t.tills.change(till.name)}
          icon={<PencilIcon />}
          onPress={() => store.change(till)}
        />
        <IconButton
          label={t.tills.newPinFor(till.name)}
          icon={<KeyIcon />}
          onPress={() => store.askToRenew(till)}
        />
        <IconButton
          label={t.tills.revoke(till.name)}
          icon={<TrashIcon />}
          onPress={() => store.askToRevoke(till)}
        />
      </span>
    ),
  },
];

/** More than customers mistype at one counter in a day. */
const MANY = 20;

function TillForm({ store }: { store: TillsStore }) {
  const draft = store.draft.value;
  return (
    <FormDialog
      open={draft !== null}
      title={draft?.till ? t.tills.change(draft.till.name) : t.tills.newTill}
      verb={draft?.till ? t.tills.save : t.tills.createTill}
      save={store.save}
      onClose={store.close}
    >
      <TextField
        label={t.tills.name}
        hint={t.tills.staffAndTheHistoryOfEachCoupon}
        autocomplete="off"
        value={draft?.name ?? ""}
        limit={TILL_NAME_LIMIT}
        error={store.problem("name")}
        onInput={(name) => store.edit({ name })}
      />
      <Switch
        label={t.tills.staffSeeCustomersNames}
        hint={t.tills.offTheySeeTheOfferAndTheCode}
        on={draft?.seesNames ?? false}
        onChange={(seesNames) => store.edit({ seesNames })}
      />
    </FormDialog>
  );
}

function Renew({ store }: { store: TillsStore }) {
  const till = store.renewing.value;
  return (
    <Confirm
      open={till !== null}
      title={t.tills.newPinFor2(till?.name ?? "")}
      verb={t.tills.createNewPin}
      busy={store.renew.busy.value}
      problem={store.problemOfRenewing()}
      onConfirm={() => store.renew.run()}
      onClose={() => store.askToRenew(null)}
    >
      <p>{t.tills.itsPinAndQrCodeStopWorkingAt}</p>
    </Confirm>
  );
}

function Revoke({ store }: { store: TillsStore }) {
  const till = store.leaving.value;
  return (
    <Confirm
      open={till !== null}
      title={t.tills.revoke2(till?.name ?? "")}
      verb={t.tills.revoke3}
      danger
      busy={store.revoke.busy.value}
      problem={store.problemOfRevoking()}
      onConfirm={() => store.revoke.run()}
      onClose={() => store.askToRevoke(null)}
    >
      <p>{t.tills.everyoneWhoIsSignedInThereIs}</p>
    </Confirm>
  );
}
