import { TILL_NAME_LIMIT, type Till, type Tills } from "../../api/tills.ts";
import { Loaded } from "../../state/Loaded.tsx";
import { Button, ButtonLink, IconButton } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Confirm } from "../../ui/Dialog.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { plural } from "../../ui/format.ts";
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
      <Card
        title="Tills"
        hint="Where your staff check and redeem coupons. A till can do nothing else, and you can revoke it at any time."
      >
        <Row>
          <Button kind="primary" icon={<PlusIcon size={16} />} onPress={store.start}>
            New till
          </Button>
          <ButtonLink href="/till" target="_blank">
            Open the till’s page
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
          title="No tills yet"
          sentence="Add one for each counter. You get a PIN and a QR code that sign its phone or computer in."
        />
      ) : (
        <Table caption="Tills" columns={columns(store)} rows={tills} rowKey={({ id }) => id} />
      )}
    </Card>
  );
}

const columns = (store: TillsStore): Column<Till>[] => [
  { head: "Till", names: true, cell: ({ name }) => <bdi>{name}</bdi> },
  {
    head: "Signed in",
    cell: ({ signedIn, lastSeenAt }) => (
      <span class={css.cell}>
        {signedIn === 0 ? "Nobody" : plural(signedIn, "device", "devices")}
        {lastSeenAt && (
          <span class={css.soft}>
            Last used <RelativeTime at={lastSeenAt} />
          </span>
        )}
      </span>
    ),
  },
  { head: "Sees names", cell: ({ seesNames }) => (seesNames ? "Yes" : "No") },
  {
    head: "Unknown codes, 24 hours",
    numeric: true,
    cell: ({ wrongCodes }) => <span class={wrongCodes >= MANY ? css.many : undefined}>{wrongCodes}</span>,
  },
  {
    head: "Actions",
    actions: true,
    cell: (till) => (
      <span class={css.actions}>
        <IconButton label={`Change ${till.name}`} icon={<PencilIcon />} onPress={() => store.change(till)} />
        <IconButton
          label={`New PIN for ${till.name}`}
          icon={<KeyIcon />}
          onPress={() => store.askToRenew(till)}
        />
        <IconButton
          label={`Revoke ${till.name}`}
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
      title={draft?.till ? `Change ${draft.till.name}` : "New till"}
      verb={draft?.till ? "Save" : "Create till"}
      save={store.save}
      onClose={store.close}
    >
      <TextField
        label="Name"
        hint="Staff and the history of each coupon show it, such as “Counter” or “Shop in Lugo”."
        autocomplete="off"
        value={draft?.name ?? ""}
        limit={TILL_NAME_LIMIT}
        error={store.problem("name")}
        onInput={(name) => store.edit({ name })}
      />
      <Switch
        label="Staff see customers’ names"
        hint="Off: they see the offer and the code only."
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
      title={`New PIN for ${till?.name ?? ""}?`}
      verb="Create new PIN"
      busy={store.renew.busy.value}
      problem={store.problemOfRenewing()}
      onConfirm={() => store.renew.run()}
      onClose={() => store.askToRenew(null)}
    >
      <p>
        Its PIN and QR code stop working at once, and everyone who is signed in there is signed out until they
        have the new ones. Its name and its history stay.
      </p>
    </Confirm>
  );
}

function Revoke({ store }: { store: TillsStore }) {
  const till = store.leaving.value;
  return (
    <Confirm
      open={till !== null}
      title={`Revoke ${till?.name ?? ""}?`}
      verb="Revoke"
      danger
      busy={store.revoke.busy.value}
      problem={store.problemOfRevoking()}
      onConfirm={() => store.revoke.run()}
      onClose={() => store.askToRevoke(null)}
    >
      <p>
        Everyone who is signed in there is signed out at once, and its PIN and QR code stop working. What it
        redeemed stays.
      </p>
    </Confirm>
  );
}
