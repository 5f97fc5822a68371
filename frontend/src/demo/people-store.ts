import { effect, signal } from "@preact/signals";
import { createPhone, listPhones } from "../api/simulator.ts";
import { t } from "../i18n/words.ts";
import { navigate } from "../shell/router.ts";
import { createAction } from "../state/action.ts";
import { createResource } from "../state/resource.ts";

/** The crowd acts on its own; people moved by hand have an id of this kind. */
const BY_HAND = /^909/;
const MOST = 30;

const api = {
  listPhones,
  createPhone,
  show: (psid: string, ref: string | null) =>
    navigate(`/demo?${new URLSearchParams({ ...(ref && { ref }), phone: psid })}`, { replace: true }),
};

/** The customers whose phones can be taken in hand, and which one is. */
export function createPeopleStore(query: URLSearchParams, { listPhones, createPhone, show } = api) {
  const chosen = signal<string | null>(query.get("phone"));
  const ref = query.get("ref");
  const people = createResource(async () =>
    (await listPhones(MOST)).filter(({ psid }) => BY_HAND.test(psid)),
  );

  function choose(psid: string, by: string | null = null): void {
    chosen.value = psid;
    show(psid, by);
  }

  const add = createAction(async (name: string, origin: string, by: string | null = null) => {
    const created = await createPhone({ ...(name && { name }), ...(origin && { origin }) });
    choose(created.psid, by);
    await people.refresh();
  });

  /** Everybody who comes through a link is somebody new; otherwise the last one continues, or a first one comes. */
  function follow(): () => void {
    const stop = people.follow();
    const stopFirst = effect(() => {
      const known = people.data.value;
      if (known === null || chosen.peek() !== null) return;
      const latest = known[0];
      if (ref) void add.run("", ref, ref);
      else if (latest) choose(latest.psid);
      else void add.run("Ana Prieto", "");
    });
    return () => {
      stopFirst();
      stop();
    };
  }

  return { chosen, people, choose: (psid: string) => choose(psid), add, follow };
}

export type PeopleStore = ReturnType<typeof createPeopleStore>;

export function nameOf(name: string | null): string {
  return name ?? t.demo.noName;
}
