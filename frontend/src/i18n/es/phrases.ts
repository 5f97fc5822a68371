import { plural } from "../../ui/format.ts";
import type { phrases as en } from "../en/phrases.ts";

export const phrases = {
  title: "Sin entender",
  hint: "Lo que escribieron los clientes y solo recibió un recordatorio. Di qué significa, y cuenta enseguida.",
  requests: "Consultas",
  alsoOne: "También lo que escribió una sola persona",
  hidden: (count) => `${count} sin mostrar`,
  nothing: "No hay nada",
  nothingYet:
    "Aquí aparecen los textos que escribieron al menos dos personas y solo recibieron un recordatorio.",
  more: (count) => `Y ${count} más, que irán apareciendo.`,
  whatDoesItMean: "¿Qué significa?",
  means: (text) => `Qué significa «${text}»`,
  understood: (text) => `A partir de ahora se entiende «${text}»`,
  yours: "Tus frases",
  you: "Tú",
  remove: "Quitar",
  people: (count) => plural(count, "persona", "personas"),
  times: (people, count) => `${people}, ${count} veces`,
  anyLanguage: "cualquier idioma",
  yes: "Sí",
  no: "No",
  coupon: "Quiere el cupón",
  help: "Necesita ayuda",
  stop: "No más ofertas",
  start: "Otra vez ofertas",
  thanks: "Gracias",
  greeting: "Un saludo",
  other: "Nada: ignorarlo",
} satisfies typeof en;
