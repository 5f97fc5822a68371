import { computed, signal } from "@preact/signals";
import { uploadImage } from "../api/images.ts";
import { type ShopWords, showShop, updateShop } from "../api/shop.ts";
import { t } from "../i18n/words.ts";
import { createAction } from "../state/action.ts";
import { fieldProblem, sentenceOf } from "../state/failure.ts";
import { createResource } from "../state/resource.ts";
import { statusChanged } from "../status/status-store.ts";
import { say } from "../ui/toasts.ts";

const SERVER = { showShop, updateShop, uploadImage };

/** The shop's name, logo and language: as they are, and as they are being changed. */
export function createShopStore(server = SERVER) {
  const shop = createResource(server.showShop);
  const draft = signal<Partial<ShopWords>>({});

  const saved = computed<ShopWords | null>(() => {
    const now = shop.data.value;
    return now && { name: now.name, logo: now.logo, language: now.language };
  });
  const words = computed(() => saved.value && { ...saved.value, ...draft.value });
  const changed = computed(
    () =>
      words.value?.name !== saved.value?.name ||
      words.value?.logo !== saved.value?.logo ||
      words.value?.language !== saved.value?.language,
  );

  async function put(next: ShopWords): Promise<void> {
    shop.set(await server.updateShop(next));
    statusChanged();
  }

  const save = createAction(async () => {
    const [before, next] = [saved.peek(), words.peek()];
    if (!before || !next) return;
    await put(next);
    // What was typed meanwhile stays.
    if (draft.peek().name === next.name) forget("name");
    if (draft.peek().logo === next.logo) forget("logo");
    if (draft.peek().language === next.language) forget("language");
    const undo = () => put(before).catch((failure) => say(sentenceOf(failure), { tone: "bad" }));
    say(t.settings.savedMessagesFromNowOnUseIt, { undo });
  });

  function forget(field: keyof ShopWords): void {
    const { [field]: _, ...rest } = draft.peek();
    draft.value = rest;
  }

  return {
    shop,
    words,
    changed,
    save,
    upload: server.uploadImage,
    edit(part: Partial<ShopWords>) {
      draft.value = { ...draft.peek(), ...part };
      save.reset();
    },
    discard() {
      draft.value = {};
      save.reset();
    },
    problem: (field: keyof ShopWords) => fieldProblem(save.failure.value, field),
    follow: shop.follow,
  };
}

export type ShopStore = ReturnType<typeof createShopStore>;
