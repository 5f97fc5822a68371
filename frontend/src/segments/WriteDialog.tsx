import { CAMPAIGN_NAME_LIMIT } from "../api/campaigns.ts";
import { t } from "../i18n/words.ts";
import { fieldProblem } from "../state/failure.ts";
import { campaignStories, storyNamed } from "../stories/the-stories.ts";
import { FormDialog } from "../ui/FormDialog.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import { TextField } from "../ui/TextField.tsx";
import { headcountWords, sentenceWords } from "./segment-words.ts";
import css from "./segments.module.css";
import type { WriteStore } from "./write-store.ts";

/** How many they are, and who. */
function Whom({ store: { whom, counted, campaigns } }: { store: WriteStore }) {
  const sentence = whom.value && sentenceWords(whom.value.where, campaigns.value);
  return (
    counted.value && (
      <p>
        <strong>{t.segments.countedPeople(headcountWords(counted.value))}</strong>{" "}
        {sentence && `${sentence}.`}
      </p>
    )
  );
}

/** Asks what a campaign for certain people is called, and what it does. */
export function WriteDialog({ store }: { store: WriteStore }) {
  const { whom, name, story, write } = store;
  const choices = campaignStories();
  return (
    <FormDialog
      open={whom.value !== null}
      title={t.segments.writeTitle}
      verb={t.segments.writeVerb}
      save={write}
      onClose={store.close}
    >
      <Whom store={store} />
      <p>{t.segments.writeHint}</p>
      {choices.length > 1 && (
        <div>
          <Segmented
            label={t.segments.whatItDoes}
            value={story.value}
            options={choices.map(({ key, label }) => ({ value: key, label }))}
            onChange={(key) => {
              story.value = key;
            }}
          />
          <p class={css.soft}>{storyNamed(story.value).about}</p>
        </div>
      )}
      <TextField
        label={t.segments.writeName}
        hint={t.segments.nameHint}
        autocomplete="off"
        value={name.value}
        limit={CAMPAIGN_NAME_LIMIT}
        error={fieldProblem(write.failure.value, "name")}
        onInput={(typed) => {
          name.value = typed;
        }}
      />
    </FormDialog>
  );
}
