import { type ProgramToken, TOKEN_NAME_LIMIT, type TokenKind } from "../../api/tokens.ts";
import { Loaded } from "../../state/Loaded.tsx";
import { Badge } from "../../ui/Badge.tsx";
import { Button, IconButton } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { CopyField } from "../../ui/CopyField.tsx";
import { Confirm, Dialog } from "../../ui/Dialog.tsx";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { PlusIcon, TrashIcon } from "../../ui/icons.tsx";
import { Row, Stack } from "../../ui/Layout.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Segmented } from "../../ui/Segmented.tsx";
import { type Column, Table } from "../../ui/Table.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { RelativeTime } from "../../ui/Times.tsx";
import css from "./access.module.css";
import type { ProgramsStore } from "./programs-store.ts";

interface Props {
  store: ProgramsStore;
}

const KINDS: Record<TokenKind, { label: string; sentence: string }> = {
  redeem: {
    label: "Redeem coupons only",
    sentence:
      "It checks codes, redeems them and, for 30 days, takes back what it redeemed itself. It never learns whose they are.",
  },
  everything: {
    label: "Everything",
    sentence:
      "It can do almost everything you can do here, such as read and erase your customers’ data. It cannot change tokens or your password.",
  },
};

/** A token for each program, so that one that leaks opens little and can be revoked alone. */
export function ProgramsSection({ store }: Props) {
  return (
    <>
      <Card
        title="For your web shop and other programs"
        hint="One token for each: it does only what it is for, and can be revoked on its own."
      >
        <Row>
          <Button kind="primary" icon={<PlusIcon size={16} />} onPress={store.start}>
            New token
          </Button>
        </Row>
      </Card>
      <Loaded resource={store.tokens}>
        {(tokens) =>
          tokens.length > 0 && (
            <Card flush>
              <Table caption="Tokens" columns={columns(store)} rows={tokens} rowKey={({ id }) => id} />
            </Card>
          )
        }
      </Loaded>
      <NewToken store={store} />
      <Fresh store={store} />
      <Revoke store={store} />
    </>
  );
}

const columns = (store: ProgramsStore): Column<ProgramToken>[] => [
  { head: "Program", names: true, cell: ({ name }) => <bdi class={css.program}>{name}</bdi> },
  { head: "May do", cell: ({ kind }) => <Badge>{KINDS[kind].label}</Badge> },
  {
    head: "Last used",
    cell: ({ lastUsedAt }) => (lastUsedAt ? <RelativeTime at={lastUsedAt} /> : "Never"),
  },
  { head: "Unknown codes, 24 h", numeric: true, cell: ({ wrongCodes }) => wrongCodes },
  {
    head: "Actions",
    actions: true,
    cell: (token) => (
      <IconButton
        label={`Revoke the token of ${token.name}`}
        icon={<TrashIcon />}
        onPress={() => store.askToRevoke(token)}
      />
    ),
  },
];

function NewToken({ store }: Props) {
  const draft = store.draft.value;
  const kind = draft?.kind ?? "redeem";
  return (
    <FormDialog
      open={draft !== null}
      title="New token"
      verb="Create token"
      save={store.save}
      onClose={store.close}
    >
      <TextField
        label="Program"
        hint="Which one gets it, such as “Web shop”."
        autocomplete="off"
        value={draft?.name ?? ""}
        limit={TOKEN_NAME_LIMIT}
        error={store.problem("name")}
        onInput={(name) => store.edit({ name })}
      />
      <div class={css.kind}>
        <Segmented<TokenKind>
          label="What it may do"
          value={kind}
          options={(["redeem", "everything"] as const).map((value) => ({ value, label: KINDS[value].label }))}
          onChange={(chosen) => store.edit({ kind: chosen })}
        />
        <p class={css.soft}>{KINDS[kind].sentence}</p>
      </div>
    </FormDialog>
  );
}

/** The secret of a new token, shown this once. */
function Fresh({ store }: Props) {
  const made = store.made.value;
  return (
    <Dialog
      open={made !== null}
      title={made ? `The token of ${made.name}` : ""}
      actions={
        <Button kind="primary" onPress={store.forgetSecret}>
          Done
        </Button>
      }
    >
      {made && (
        <Stack>
          <Notice tone="good" title="Copy it now">
            <p>It can’t be shown again. If it gets lost, revoke it and create a new one.</p>
          </Notice>
          <CopyField label="New token" value={made.token} />
          <p>
            The program sends it as <code>Authorization: Bearer …</code>.{" "}
            <a href="/docs/api#redeem_code">How a web shop redeems</a>
          </p>
        </Stack>
      )}
    </Dialog>
  );
}

function Revoke({ store }: Props) {
  const token = store.leaving.value;
  return (
    <Confirm
      open={token !== null}
      title={`Revoke the token of ${token?.name ?? ""}?`}
      verb="Revoke"
      danger
      busy={store.revoke.busy.value}
      problem={store.problemOfRevoking()}
      onConfirm={() => store.revoke.run()}
      onClose={() => store.askToRevoke(null)}
    >
      <p>It stops working at once. What the program redeemed stays.</p>
    </Confirm>
  );
}
