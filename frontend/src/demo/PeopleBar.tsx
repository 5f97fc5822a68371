import { useState } from "preact/hooks";
import { t } from "../i18n/words.ts";
import { sentenceOf } from "../state/failure.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { PencilIcon, PlusIcon } from "../ui/icons.tsx";
import { Stack } from "../ui/Layout.tsx";
import { Problem } from "../ui/Problem.tsx";
import { Select } from "../ui/Select.tsx";
import { TextField } from "../ui/TextField.tsx";
import css from "./demo.module.css";
import { nameOf, type PeopleStore } from "./people-store.ts";
import type { PhoneStore } from "./phone-store.ts";

interface Props {
  people: PeopleStore;
}

/** What somebody of the shop writes past the bot; then the bot leaves the customer's words to them. */
const BY_HAND = t.demo.helloAPersonFromTheShopHereHow;

const ORIGINS = [
  { value: "", label: t.demo.noLinkFoundYouDirectly },
  { value: "counter-poster", label: "counter-poster" },
  { value: "instagram-bio", label: "instagram-bio" },
  { value: "flyer-spring", label: "flyer-spring" },
];

/** Whose phone it is: one of several customers, or somebody new. */
export function PeopleBar({ people, phone }: Props & { phone: PhoneStore }) {
  const [adding, setAdding] = useState(false);
  const known = people.people.data.value ?? [];
  const chosen = people.chosen.value ?? "";
  const options = known.map(({ psid, name, origin }) => ({
    value: psid,
    label: origin ? `${nameOf(name)} · ${origin}` : nameOf(name),
  }));
  // A customer of a link, or one the simulator has met only by it, may not be on the list.
  if (!known.some(({ psid }) => psid === chosen)) options.unshift({ value: chosen, label: t.demo.aCustomer });

  return (
    <div class={css.people}>
      <div class={css.who}>
        <Select
          label={t.demo.whosePhone}
          hideLabel
          value={chosen}
          options={options}
          onChange={(psid) => people.choose(psid)}
        />
      </div>
      <Button icon={<PlusIcon size={16} />} onPress={() => setAdding(true)}>
        {t.demo.new}
      </Button>
      {phone.chat.value?.started && (
        <IconButton
          label={t.demo.answerFromFacebooksInboxAsA}
          icon={<PencilIcon />}
          onPress={() => phone.answer(BY_HAND)}
        />
      )}
      <NewCustomer people={people} open={adding} onClose={() => setAdding(false)} />
    </div>
  );
}

interface NewProps extends Props {
  open: boolean;
  onClose: () => void;
}

function NewCustomer({ people, open, onClose }: NewProps) {
  const [name, setName] = useState("");
  const [origin, setOrigin] = useState("");
  const { add } = people;

  async function create(event?: Event): Promise<void> {
    event?.preventDefault();
    await add.run(name.trim(), origin);
    if (add.failure.peek()) return;
    setName("");
    onClose();
  }

  return (
    <Dialog
      open={open}
      title={t.demo.newCustomer}
      onClose={onClose}
      actions={
        <Button kind="primary" busy={add.busy.value} onPress={() => create()}>
          {t.demo.openTheirPhone}
        </Button>
      }
    >
      <form onSubmit={create}>
        <Stack>
          <TextField
            label={t.demo.name}
            value={name}
            onInput={setName}
            limit={80}
            autocomplete="off"
            hint={t.demo.leaveItEmptyForARandomPerson}
          />
          <Select label={t.demo.arrivedVia} value={origin} options={ORIGINS} onChange={setOrigin} />
          {add.failure.value !== null && <Problem sentence={sentenceOf(add.failure.value)} />}
        </Stack>
      </form>
    </Dialog>
  );
}
