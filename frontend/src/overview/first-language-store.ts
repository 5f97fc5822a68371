import { computed, signal } from "@preact/signals";
import { type Shop, showShop, updateShop } from "../api/shop.ts";
import { t } from "../i18n/words.ts";
import { createAction } from "../state/action.ts";
import { createResource } from "../state/resource.ts";
import { say } from "../ui/toasts.ts";

const SERVER = { showShop, updateShop };

/** The shop's main language as long as nobody has chosen one; the browser's is proposed. */
export function createFirstLanguageStore(
  server: { showShop(): Promise<Shop>; updateShop(words: { language: string }): Promise<Shop> } = SERVER,
  wanted: readonly string[] = navigator.languages ?? [],
) {
  const shop = createResource(server.showShop);
  const picked = signal<string | null>(null);
  const open = computed(() => (shop.data.value?.language_given === false ? shop.data.value : null));
  const language = computed(() => picked.value ?? (open.value ? proposed(open.value, wanted) : ""));
  const save = createAction(async () => {
    const saved = await server.updateShop({ language: language.peek() });
    shop.set(saved);
    const name = saved.languages.find((each) => each.language === saved.language)?.name ?? saved.language;
    say(t.overview.mainLanguageIsNow(name));
  });
  return {
    /** Null once it is chosen, and until that is known. */
    open,
    language,
    choose(next: string) {
      picked.value = next;
      save.reset();
    },
    save,
    follow: () => shop.follow(),
  };
}

function proposed(shop: Shop, wanted: readonly string[]): string {
  const spoken = shop.languages.map(({ language }) => language);
  return (
    wanted.map((tag) => tag.toLowerCase().split("-")[0] ?? "").find((tag) => spoken.includes(tag)) ??
    shop.language
  );
}
