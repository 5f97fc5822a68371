import { plural } from "../../ui/format.ts";
import type { phrases as en } from "../en/phrases.ts";

export const phrases = {
  title: "Sin entender",
  hint: "Mensajes que solo recibieron un recordatorio como respuesta. Di qué significan y se aplicará al momento.",
  requests: "Consultas",
  alsoOne: "También lo que escribió una sola persona",
  hidden: (count) => `${count} sin mostrar`,
  nothingTwice: "Nada que hayan escrito varias personas",
  onlyOnce: (count) =>
    `Pero ${plural(count, "texto que escribió una sola persona quedó", "textos que escribió una sola persona quedaron")} sin entender.`,
  showThem: (count) => (count === 1 ? "Mostrarlo" : "Mostrarlos"),
  nothing: "No hay nada",
  nothingYet:
    "Aquí aparecen los textos que escribieron al menos dos personas y solo recibieron un recordatorio.",
  more: (count) => `Aparecerán ${count} más según los respondas.`,
  whatDoesItMean: "¿Qué significa?",
  means: (text) => `Qué significa «${text}»`,
  ignored: (text) => `A partir de ahora se ignora «${text}»`,
  refused: (why) => `Esta frase ${why}.`,
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
