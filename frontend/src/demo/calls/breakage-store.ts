import { signal } from "@preact/signals";
import * as inbox from "../../api/inbox.ts";
import { createAction } from "../../state/action.ts";
import { createResource } from "../../state/resource.ts";
import { followAll } from "../../state/use-store.ts";
import type { System } from "./calls.ts";

/** What can be broken in the demo. */
export type Breakable = "messenger" | System;

const LOOK_EVERY_MS = 5_000;

/** The switches of the simulated mail server and Slack, and whose switches are in front. */
export function createBreakageStore(api: typeof inbox = inbox) {
  const shown = signal<Breakable>("messenger");
  const mail = createResource(api.showMailFailures, { everyMs: LOOK_EVERY_MS });
  const hooks = createResource(api.showHookFailures, { everyMs: LOOK_EVERY_MS });
  const put = createAction(async (system: System, mode: string) => {
    if (system === "mail") mail.set(await api.setMailFailures(mode as inbox.MailMode));
    else hooks.set(await api.setHookFailures(mode as inbox.HookMode));
  });
  return {
    shown,
    mail,
    hooks,
    put,
    follow: () => followAll(mail, hooks),
    show(what: Breakable) {
      put.reset();
      shown.value = what;
    },
  };
}

export type BreakageStore = ReturnType<typeof createBreakageStore>;
