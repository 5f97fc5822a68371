import type { Words } from "../en/index.ts";
import { api } from "./api.ts";
import { common } from "./common.ts";
import { language } from "./language.ts";
import { session } from "./session.ts";
import { shell } from "./shell.ts";
import { ui } from "./ui.ts";

/** Español. The words of the shop are in the glossary of `frontend/README.md`. */
export const es: Words = {
  api,
  common,
  language,
  session,
  shell,
  ui,
};
