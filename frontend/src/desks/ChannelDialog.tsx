import { FormDialog } from "../ui/FormDialog.tsx";
import { Select } from "../ui/Select.tsx";
import { Switch } from "../ui/Switch.tsx";
import { TextField } from "../ui/TextField.tsx";
import type { DesksStore } from "./desks-store.ts";

/** A channel's kind, name and address. */
export function ChannelDialog({ store }: { store: DesksStore }) {
  const { draft, save, close } = store.channelForm;
  const now = draft.value;
  return (
    <FormDialog
      open={now !== null}
      title={now?.channel ? `Edit ${now.channel.name}` : "New channel"}
      save={save}
      onClose={close}
    >
      <Fields store={store} />
    </FormDialog>
  );
}

function Fields({ store }: { store: DesksStore }) {
  const { draft, problem, edit, choose, limit } = store.channelForm;
  const now = draft.value;
  if (!now) return null;
  const { channel, type, name, fromSettings, coupons } = now;
  return (
    <>
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
          label="Use the address from the server settings"
          hint={type.addressOfSettings}
          on={fromSettings}
          onChange={(on) => edit({ fromSettings: on })}
        />
      )}
      {!fromSettings && <Address store={store} />}
      {type.hasSecret && (
        <Switch
          label="Tell it when a coupon is revealed or redeemed"
          hint="For your web shop or till: with the code, the sale and a signature."
          on={coupons}
          onChange={(on) => edit({ coupons: on })}
        />
      )}
    </>
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
      hint={kept ? `Leave it empty to keep ${channel.address}` : type.addressHint}
      autocomplete="off"
      spellcheck={false}
      value={address}
      error={problem("address")}
      onInput={(text) => edit({ address: text })}
    />
  );
}
