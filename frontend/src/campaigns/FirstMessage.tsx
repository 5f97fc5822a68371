import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Campaign } from "../api/campaigns.ts";
import { previewStory } from "../api/stories.ts";
import { ChatLines } from "../messages/ChatLines.tsx";
import { useStore } from "../state/use-store.ts";
import { createPreview } from "../stories/preview-store.ts";
import { Problem } from "../ui/Problem.tsx";
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

function createFirstMessage() {
  const draft = signal<Pick<Campaign, "story" | "copy"> | null>(null);
  const preview = createPreview(
    draft,
    async ({ story, copy }) => (await previewStory(story, { copy, name: "Ana" })).lines,
  );
  return { draft, ...preview };
}
