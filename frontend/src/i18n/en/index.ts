import { api } from "./api.ts";
import { common } from "./common.ts";
import { language } from "./language.ts";
import { session } from "./session.ts";
import { shell } from "./shell.ts";
import { ui } from "./ui.ts";

/** Every word of the dashboard, by screen; other languages have the same names, or do not compile. */
export const en = {
  api,
  common,
  language,
  session,
  shell,
  ui,
};

export type Words = typeof en;
