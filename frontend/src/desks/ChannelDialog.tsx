import { EVENT_TYPES } from "../api/desks.ts";
import { t } from "../i18n/words.ts";
import { FormDialog } from "../ui/FormDialog.tsx";
import { Select } from "../ui/Select.tsx";
import { Switch } from "../ui/Switch.tsx";
import { TextField } from "../ui/TextField.tsx";
import css from "./desks.module.css";
import type { DesksStore } from "./desks-store.ts";

/** A channel's kind, name and address. */
export function ChannelDialog({ store }: { store: DesksStore }) {
  const { draft, save, close } = store.channelForm;
  const now = draft.value;
  return (
    <FormDialog
      open={now !== null}
      title={now?.channel ? t.desks.edit(now.channel.name) : t.desks.newChannel}
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
          label={t.desks.kind}
          value={type.type}
          options={store.types.value.map((one) => ({ value: one.type, label: one.label }))}
          onChange={(chosen) => {
            const one = store.types.value.find((each) => each.type === chosen);
            if (one) choose(one);
          }}
        />
      )}
      <TextField
        label={t.desks.name}
        hint={t.desks.anyNameYouLikeItIsShownInLists}
        placeholder={t.desks.salesDesk}
        autocomplete="off"
        value={name}
        limit={limit}
        error={problem("name")}
        onInput={(text) => edit({ name: text })}
      />
      {type.addressOfSettings !== null && (
        <Switch
          label={t.desks.useTheAddressFromTheServer}
          hint={type.addressOfSettings}
          on={fromSettings}
          onChange={(on) => edit({ fromSettings: on })}
        />
      )}
      {!fromSettings && <Address store={store} />}
      {type.hasSecret && <Events store={store} />}
      {channel?.coupons && (
        <Switch
          label={t.desks.tellItWhenACouponIsRevealedOr}
          hint={t.desks.forYourWebShopOrTillWithThe}
          on={coupons}
          onChange={(on) => edit({ coupons: on })}
        />
      )}
    </>
  );
}

/** What a program that checks signatures can be told about customers. */
function Events({ store }: { store: DesksStore }) {
  const { draft, tell } = store.channelForm;
  return (
    <fieldset>
      <legend class={css.legend}>{t.desks.eventsItIsTold}</legend>
      <div class={css.choices}>
        {EVENT_TYPES.map((event) => (
          <Switch
            key={event}
            label={t.desks.events[event]}
            hint={<code>{event}</code>}
            on={draft.value?.events.includes(event) ?? false}
            onChange={(on) => tell(event, on)}
          />
        ))}
      </div>
    </fieldset>
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
      hint={kept ? t.desks.leaveItEmptyToKeep(channel.address) : type.addressHint}
      autocomplete="off"
      spellcheck={false}
      value={address}
      error={problem("address")}
      onInput={(text) => edit({ address: text })}
    />
  );
}
