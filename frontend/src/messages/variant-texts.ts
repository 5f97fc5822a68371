import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Campaign, Copy } from "../api/campaigns.ts";
import type { Trial, Variant, VariantChange } from "../api/variants.ts";
import { createResource } from "../state/resource.ts";

interface Of {
  campaign: ReadonlySignal<string>;
  ask: (campaign: string) => Promise<Trial | null>;
}

export type VariantTexts = ReturnType<typeof createVariantTexts>;

/** Which variant of the campaign is being written, and what it says as long as nobody has typed anything. */
export function createVariantTexts({ campaign, ask }: Of) {
  const chosen = signal<string | null>(null);
  const fetched = createResource(
    async () => {
      const asked = campaign.value;
      return { campaign: asked, trial: await ask(asked) };
    },
    { everyMs: 15_000 },
  );
  /** All but the first, which says what the campaign says. */
  const written = computed<readonly Variant[]>(() => {
    const known = fetched.data.value;
    const trial = known?.campaign === campaign.value ? known.trial : null;
    return trial && trial.state !== "over" ? trial.variants.slice(1) : [];
  });
  const variant = computed(() => written.value.find(({ name }) => name === chosen.value) ?? null);

  return {
    trial: fetched,
    written,
    variant,
    choose(name: string | null) {
      chosen.value = name;
    },
    /** The campaign as the variant in view says it, under a name of its own so that drafts are kept apart. */
    shown: (base: Campaign): Campaign => (variant.value ? saidBy(base, variant.value) : base),
    /** All of a campaign's variants that may have something typed. */
    all: (base: Campaign | null): Campaign[] =>
      base === null ? [] : written.peek().map((each) => saidBy(base, each)),
    take(of: string, trial: Trial) {
      if (of === campaign.peek()) fetched.set({ campaign: of, trial });
    },
    follow: fetched.follow,
  };
}

function saidBy(base: Campaign, { name, copy, translations }: Variant): Campaign {
  return { ...base, id: `${base.id} ${name}`, copy, translations };
}

/** What is sent of a variant: where it says the same as the campaign again, it has no words of its own. */
export function changeOf(base: Campaign, copy: Copy, translations: VariantChange["translations"] = {}) {
  const own = Object.entries(copy).map(([key, words]) => [key, words === base.copy[key] ? null : words]);
  return {
    ...(own.length > 0 && { copy: Object.fromEntries(own) as Record<string, string | null> }),
    ...(Object.keys(translations).length > 0 && { translations }),
  };
}
