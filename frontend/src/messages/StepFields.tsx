import { COPY_LIMITS, type CopyField } from "../api/campaigns.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Row } from "../ui/Layout.tsx";
import { TextArea, TextField } from "../ui/TextField.tsx";
import { ImageField } from "./ImageField.tsx";
import { FIELD_WORDS } from "./labels.ts";
import { isImage, lengthOf } from "./limits.ts";
import css from "./messages.module.css";
import type { MessagesStore } from "./messages-store.ts";
import { saveWords } from "./save-words.ts";
import { STEPS } from "./story.ts";

const ABOUT = {
  welcome: "The first message of the chat, with two buttons below it.",
  coupon: "A card with a picture and one button.",
  code: "The moment it is all about.",
  thanks: "Whoever says no is thanked, with a picture.",
  reminders: "For words the coupon robot does not understand.",
  goodbye: "STOP ends it at once; START brings people back.",
} as const;

/** The fields of the step in view; where the cursor is shines on the phone. */
export function StepFields({ store }: { store: MessagesStore }) {
  const at = STEPS.findIndex((step) => step.name === store.step.value);
  const [step, next] = [STEPS[at], STEPS[at + 1]];
  if (!step) return null;

  return (
    <form
      class={css.form}
      onSubmit={(event) => event.preventDefault()}
      onFocusIn={(event) => {
        const field = step.fields.find((one) => nameOf(event.target) === one);
        if (field) store.look(field);
      }}
    >
      <Card title={step.label} hint={ABOUT[step.name]}>
        <div class={css.fields}>
          {step.fields.map((field) => (
            <CopyFieldInput key={field} {...{ field, store }} />
          ))}
        </div>
        {next && (
          <div class={css.next}>
            <Row>
              <Button onPress={() => store.goTo(next.name)}>Next: {next.label}</Button>
            </Row>
          </div>
        )}
      </Card>
    </form>
  );
}

function nameOf(target: EventTarget | null): string | null {
  return target instanceof Element ? target.getAttribute("name") : null;
}

function CopyFieldInput({ field, store }: { field: CopyField; store: MessagesStore }) {
  const [campaign, copy] = [store.campaign.value, store.copy.value];
  if (!campaign || !copy) return null;
  const { label, hint, rows } = FIELD_WORDS[field];
  const [value, error] = [copy[field], store.problem(field)];
  if (isImage(field)) {
    const key = `${store.chosen.value} ${field}`;
    const onChange = (address: string) => store.edit(field, address);
    const toUse = value === campaign.copy[field] ? null : saveWords(campaign).toUse;
    return (
      <ImageField
        key={key}
        name={field}
        upload={store.upload}
        {...{ label, hint, value, error, toUse, onChange }}
      />
    );
  }
  const common = {
    ...{ label, hint, value, error, name: field, autocomplete: "off" as const },
    ...{ limit: COPY_LIMITS[field], length: lengthOf(copy, field, store.business.value) },
    onInput: (text: string) => store.edit(field, text),
  };
  return rows ? <TextArea rows={rows} {...common} /> : <TextField mono={field === "code"} {...common} />;
}
