import { type ProgramToken, TOKEN_NAME_LIMIT, type TokenKind } from "../../api/tokens.ts";
import { t } from "../../i18n/words.ts";
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
    label: t.access.redeemCouponsOnly,
    sentence: t.access.itChecksCodesRedeemsThemAndFor,
  },
  everything: {
    label: t.access.everything,
    sentence: t.access.itCanDoAlmostEverythingYouCan,
  },
};

/** A token for each program, so that one that leaks opens little and can be revoked alone. */
export function ProgramsSection({ store }: Props) {
  return (
    <>
      <Card title={t.access.forYourWebShopAndOtherPrograms} hint={t.access.oneTokenForEachItDoesOnlyWhat}>
        <Row>
          <Button kind="primary" icon={<PlusIcon size={16} />} onPress={store.start}>
            {t.access.newToken}
          </Button>
        </Row>
      </Card>
      <Loaded resource={store.tokens}>
        {(tokens) =>
          tokens.length > 0 && (
            <Card flush>
              <Table
                caption={t.access.tokens}
                columns={columns(store)}
                rows={tokens}
                rowKey={({ id }) => id}
              />
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
  { head: t.access.program, names: true, cell: ({ name }) => <bdi class={css.program}>{name}</bdi> },
  { head: t.access.mayDo, cell: ({ kind }) => <Badge>{KINDS[kind].label}</Badge> },
  {
    head: t.access.lastUsed,
    cell: ({ lastUsedAt }) => (lastUsedAt ? <RelativeTime at={lastUsedAt} /> : t.access.never),
  },
  { head: t.access.unknownCodes24H, numeric: true, cell: ({ wrongCodes }) => wrongCodes },
  {
    head: t.access.actions,
    actions: true,
    cell: (token) => (
      <IconButton
        label={t.access.revokeTheTokenOf(token.name)}
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
      title={t.access.newToken}
      verb={t.access.createToken}
      save={store.save}
      onClose={store.close}
    >
      <TextField
        label={t.access.program}
        hint={t.access.whichOneGetsItSuchAsWebShop}
        autocomplete="off"
        value={draft?.name ?? ""}
        limit={TOKEN_NAME_LIMIT}
        error={store.problem("name")}
        onInput={(name) => store.edit({ name })}
      />
      <div class={css.kind}>
        <Segmented<TokenKind>
          label={t.access.whatItMayDo}
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
      title={made ? t.access.theTokenOf(made.name) : ""}
      actions={
        <Button kind="primary" onPress={store.forgetSecret}>
          {t.access.done}
        </Button>
      }
    >
      {made && (
        <Stack>
          <Notice tone="good" title={t.access.copyItNow}>
            <p>{t.access.itCantBeShownAgainIfItGetsLost}</p>
          </Notice>
          <CopyField label={t.access.newToken} value={made.token} />
          <p>
            {t.access.theProgramSendsItAs(<code>Authorization: Bearer …</code>)}{" "}
            <a href="/docs/api#redeem_code">{t.access.howAWebShopRedeems}</a>
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
      title={t.access.revokeTheTokenOf2(token?.name ?? "")}
      verb={t.access.revoke}
      danger
      busy={store.revoke.busy.value}
      problem={store.problemOfRevoking()}
      onConfirm={() => store.revoke.run()}
      onClose={() => store.askToRevoke(null)}
    >
      <p>{t.access.itStopsWorkingAtOnceWhatThe}</p>
    </Confirm>
  );
}
