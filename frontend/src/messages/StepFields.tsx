import type { Campaign, Copy } from "../api/campaigns.ts";
import { t } from "../i18n/words.ts";
import { type StoryText, textsOf } from "../stories/story.ts";
import { lengthOf } from "../stories/text-rules.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { capital } from "../ui/format.ts";
import { Row } from "../ui/Layout.tsx";
import { TextArea, TextField } from "../ui/TextField.tsx";
import { ImageField } from "./ImageField.tsx";
import css from "./messages.module.css";
import type { MessagesStore } from "./messages-store.ts";
import { saveWords } from "./save-words.ts";

/** The texts of the part in view; where the cursor is shines on the phone. */
export function StepFields({ store }: { store: MessagesStore }) {
  const [story, part] = [store.story.value, store.part.value];
  const [campaign, copy] = [store.campaign.value, store.copy.value];
  if (!story || !part || !campaign || !copy) return null;
  const other = store.languages.other.value;
  const texts = textsOf(story, part.key).filter(({ key }) => !other || store.languages.translates(key));
  const same = other !== null && texts.length < textsOf(story, part.key).length;
  const next = story.parts[story.parts.indexOf(part) + 1];

  return (
    <form
      class={css.form}
      onSubmit={(event) => event.preventDefault()}
      onFocusIn={(event) => {
        const text = texts.find(({ key }) => nameOf(event.target) === key);
        if (text) store.look(text.key);
      }}
    >
      <Card title={part.label} hint={`${capital(part.when)}.`}>
        <div class={css.fields}>
          {texts.map((text) => (
            <TextInput
              key={`${other?.language ?? ""} ${text.key}`}
              text={text}
              campaign={campaign}
              copy={copy}
              store={store}
            />
          ))}
          {same && <p class={css.same}>{t.messages.sameInEveryLanguage}</p>}
        </div>
        {next && (
          <div class={css.next}>
            <Row>
              <Button onPress={() => store.goTo(next.key)}>{t.messages.next(next.label)}</Button>
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

interface InputProps {
  text: StoryText;
  campaign: Campaign;
  copy: Copy;
  store: MessagesStore;
}

/** Texts of a hundred letters and more have several lines. */
const SHORT = 100;

function TextInput({ text, campaign, copy, store }: InputProps) {
  const { key, kind, limit } = text;
  const other = store.languages.other.value;
  const common = {
    label: text.label,
    hint: text.hint ?? undefined,
    name: key,
    value: store.languages.shown(key, copy[key] ?? ""),
    error: store.problem(key),
  };
  if (kind === "image") {
    return (
      <ImageField
        key={`${campaign.id} ${key}`}
        {...common}
        limit={limit}
        upload={store.upload}
        toUse={store.changed.value.includes(key) ? saveWords(campaign).toUse : null}
        onChange={(address) => store.edit(key, address)}
      />
    );
  }
  const typed = {
    ...common,
    limit,
    length: store.story.value ? lengthOf(store.story.value, copy, text, store.business.value) : 0,
    autocomplete: "off" as const,
    ...(other && { placeholder: copy[key] ?? "" }),
    ...(store.languages.tag.value && { lang: store.languages.tag.value }),
    dir: store.languages.rightToLeft.value ? ("rtl" as const) : ("ltr" as const),
    onInput: (words: string) => store.edit(key, words),
  };
  const long = kind === "text" && limit > SHORT;
  return long ? <TextArea rows={3} {...typed} /> : <TextField mono={kind === "code"} {...typed} />;
}
