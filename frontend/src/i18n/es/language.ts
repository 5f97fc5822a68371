import type { language as en } from "../en/language.ts";

export const language = {
  title: "Idioma de este panel",
  hint: "Solo en este navegador. Lo que leen tus clientes está en Mensajes.",
  asBrowser: (name) => `El del navegador (${name})`,
} satisfies typeof en;
