import { ApiError } from "../api/client.ts";
import { sentenceOf } from "../state/failure.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Stack } from "../ui/Layout.tsx";
import { Problem } from "../ui/Problem.tsx";
import { Select } from "../ui/Select.tsx";
import { Switch } from "../ui/Switch.tsx";
import { TextField } from "../ui/TextField.tsx";
import type { DesksStore } from "./desks-store.ts";

const FORM = "channel-form";

/** A channel's kind, name and address. */
export function ChannelDialog({ store }: { store: DesksStore }) {
  const { draft, save, close } = store.channelForm;
  const now = draft.value;
  const actions = (
    <>
      <Button onPress={close}>Not now</Button>
      <Button kind="primary" type="submit" form={FORM} busy={save.busy.value}>
        Save
      </Button>
    </>
  );
  const title = now?.channel ? `Change ${now.channel.name}` : "New channel";
  return (
    <Dialog open={now !== null} title={title} onClose={close} actions={actions}>
      {now && (
        <form
          id={FORM}
          onSubmit={(event) => {
            event.preventDefault();
            void save.run();
          }}
        >
          <Fields store={store} />
        </form>
      )}
    </Dialog>
  );
}

function Fields({ store }: { store: DesksStore }) {
  const { draft, save, problem, edit, choose, limit } = store.channelForm;
  const failure = save.failure.value;
  const atField = failure instanceof ApiError && failure.fields.length > 0;
  const now = draft.value;
  if (!now) return null;
  const { channel, type, name, fromSettings } = now;
  return (
    <Stack>
      {channel === null && (
        <Select
          label="Kind"
          value={type.type}
          options={store.types.value.map((one) => ({ value: one.type, label: one.label }))}
          onChange={(chosen) => {
            const one = store.types.value.find((each) => each.type === chosen);
            if (one) choose(one);
          }}
        />
      )}
      <TextField
        label="Name"
        hint="Any name you like; it is shown in lists."
        placeholder="Sales desk"
        autocomplete="off"
        value={name}
        limit={limit}
        error={problem("name")}
        onInput={(text) => edit({ name: text })}
      />
      {type.addressOfSettings !== null && (
        <Switch
          label="As the settings say"
          hint={type.addressOfSettings}
          on={fromSettings}
          onChange={(on) => edit({ fromSettings: on })}
        />
      )}
      {!fromSettings && <Address store={store} />}
      {failure !== null && !atField && <Problem sentence={sentenceOf(failure)} />}
    </Stack>
  );
}

function Address({ store }: { store: DesksStore }) {
  const { draft, problem, edit } = store.channelForm;
  const now = draft.value;
  if (!now) return null;
  const { channel, type, address } = now;
  const kept = channel !== null && !channel.fromSettings;
  return (
    <TextField
      label={type.addressLabel}
      hint={kept ? `Now ${channel.address}. Leave it empty to keep that.` : type.addressHint}
      autocomplete="off"
      spellcheck={false}
      value={address}
      error={problem("address")}
      onInput={(text) => edit({ address: text })}
    />
  );
}
