import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import type { Campaign } from "../api/campaigns.ts";
import { previewStory } from "../api/stories.ts";
import type { Trial } from "../api/variants.ts";
import { t } from "../i18n/words.ts";
import { ChatLines } from "../messages/ChatLines.tsx";
import { useStore } from "../state/use-store.ts";
import { createPreview } from "../stories/preview-store.ts";
import { Stack } from "../ui/Layout.tsx";
import { Problem } from "../ui/Problem.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import css from "./campaigns.module.css";

/** What people get first, as it arrives; its buttons are there to be seen only. */
export function FirstMessage({ campaign }: { campaign: Campaign }) {
  const { draft, answer, problem } = useStore(createFirstMessage);
  const { story, copy } = campaign;
  useEffect(() => {
    draft.value = { story, copy };
  }, [draft, story, copy]);
  if (answer.value === null) return problem.value ? <Problem sentence={problem.value} /> : <Skeleton />;
  return (
    <div class={css.sample} inert>
      <ChatLines lines={answer.value} step={0} focus={null} />
    </div>
  );
}

/** The same of each variant, one at a time. */
export function FirstMessages({ campaign, trial }: { campaign: Campaign; trial: Trial }) {
  const [chosen, choose] = useState("A");
  const shown = trial.variants.find(({ name }) => name === chosen) ?? trial.variants[0];
  return (
    <Stack>
      <Segmented
        label={t.variants.previewOf}
        value={shown?.name ?? ""}
        options={trial.variants.map(({ name }) => ({ value: name, label: name }))}
        onChange={choose}
      />
      <FirstMessage campaign={shown ? { ...campaign, copy: shown.copy } : campaign} />
    </Stack>
  );
}

function createFirstMessage() {
  const draft = signal<Pick<Campaign, "story" | "copy"> | null>(null);
  const preview = createPreview(
    draft,
    async ({ story, copy }) => (await previewStory(story, { copy, name: "Ana" })).lines,
  );
  return { draft, ...preview };
}
