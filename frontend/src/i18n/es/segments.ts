import { plural } from "../../ui/format.ts";
import type { segments as en } from "../en/segments.ts";

/** Con coma cuando una condición ya lleva su propia conjunción. */
const joined = (conditions: string[], word: string): string =>
  conditions.join(conditions.some((one) => / (pero|y) /.test(one)) ? `, ${word} ` : ` ${word} `);

/** Lo que sigue a «Clientes que», y su contrario. */
const does = (not: boolean, yes: string, no: string): string => (not ? no : yes);

export const segments = {
  title: "Segmentos",
  hint: "Personas que tienen algo en común, contadas al momento. Escribe solo a ellas.",
  customers: "Clientes",
  newSegment: "Nuevo segmento",
  customersWho: "Clientes que",
  customersForWhom: "Clientes que cumplen",
  ofTheseAreTrue: "de estas condiciones",
  and: "y",
  or: "o",
  all: "todas",
  any: "alguna",
  join: "Cómo se unen las condiciones",
  addCondition: "Añadir una condición",
  removeCondition: (nth) => `Quitar la condición ${nth}`,
  condition: (nth) => `Condición ${nth}`,
  detail: (label, nth) => `${label} de la condición ${nth}`,
  name: "Nombre",
  nameHint: "Solo lo ves tú.",
  namePlaceholder: "Descubierto, sin usar",
  save: "Guardar",
  cancel: "Cancelar",
  saved: "Guardado",
  deleted: "Eliminado",
  counting: "Contando …",
  about: (people) => `unas ${people}`,
  between: (low, high) => `entre ${low} y ${high}`,
  fillThisIn: "Complétalo.",
  fillInWhatIsMarked: "Completa antes lo que está marcado.",
  unfinished: "Completa las condiciones para ver cuántas personas son.",
  none: "Aún no hay segmentos",
  noneYet: "Compón una frase, como «llegaron por el cartel y descubrieron Bienvenida, pero sin canjear».",
  edit: "Editar",
  editName: (name) => `Editar ${name}`,
  see: "Ver personas",
  write: "Escribir a estas personas",
  remove: "Eliminar",
  removeTitle: (name) => `¿Eliminar «${name}»?`,
  removeHint: "Solo desaparece la frase; las personas se quedan.",
  download: "Descargar",
  nobody: "Nadie por aquí",
  nobodyNow: "Ahora mismo esta frase no encaja con nadie.",
  onlyByProgram:
    "Esta frase la escribió un programa y es más larga de lo que cabe en esta página. Puedes cambiar su nombre.",
  writeTitle: "Escribir a estas personas",
  writeHint: "Una campaña nueva solo para ellas. Después escribes sus mensajes; aún no se envía nada.",
  writeName: "Nombre de la campaña",
  writeVerb: "Crear y editar mensajes",
  whatItDoes: "Qué hace",
  everybody: "Todo el mundo",
  countedPeople: (people) => `${people}.`,
  firstCame: (when) => ["primera vez: ", when],
  onlyTo: (segment) => `Solo va a las personas de «${segment}». `,
  whoGetsIt: "Enviar a",
  yourSegments: "Segmentos",
  makeSegments: "Componer quién la recibe",

  kindOrigin: (not) => does(not, "llegaron por", "no llegaron por"),
  kindStage: (not) => does(not, "en la campaña", "no hicieron esto en la campaña"),
  kindStory: (not) =>
    does(not, "en cualquier campaña de tipo", "no hicieron esto en ninguna campaña de tipo"),
  kindTimes: (not) => does(not, "canjearon cupones al menos", "canjearon cupones menos de"),
  kindAmount: (not) => does(not, "compraron con cupones por al menos", "compraron con cupones por menos de"),
  kindActive: (not) =>
    does(not, "escribieron o tocaron en los últimos", "no escribieron ni tocaron en los últimos"),
  kindCame: (not) => does(not, "llegaron por primera vez", "no llegaron por primera vez"),
  kindLine: (not) => does(not, "hablan contigo por", "no hablan contigo por"),
  kindLanguage: (not) => does(not, "hablan", "no hablan"),
  kindLead: (not) => does(not, "dejaron su correo", "no dejaron su correo"),

  fieldOrigin: "Origen",
  fieldCampaign: "Campaña",
  fieldStory: "Tipo de campaña",
  fieldReached: "Hasta dónde",
  fieldWithout: "Hasta dónde no",
  fieldTimes: "Veces",
  fieldAmount: "Importe",
  fieldCurrency: "Moneda",
  fieldDays: "Días",
  fieldSince: "Desde",
  fieldBefore: "Antes de",
  fieldLine: "Canal",
  fieldLanguage: "Idioma",
  chooseStory: "Elige uno",
  takesPart: "participaron",
  takePart: "participar",
  orNotFurther: "pasara lo que pasara después",
  butDidNot: (not) => `pero sin ${not}`,
  andCouldBeReached: "y pudieron recibirlo",
  times: "veces",
  days: "días",
  direct: "sin origen: te encontraron directamente",

  saysOrigin: (not, origin) =>
    origin === ""
      ? does(not, "te encontraron directamente", "no te encontraron directamente")
      : does(not, `llegaron por ${origin}`, `no llegaron por ${origin}`),
  saysStage: (not, where, did, without) =>
    `${does(not, "", "no están entre quienes ")}${did} en ${where}${without === "" ? "" : ` ${without}`}`,
  saysStory: (story) => `cualquier campaña «${story}»`,
  saysTakesPart: "participaron",
  saysJoined: (sentence, day) => `${sentence} desde el ${day}`,
  saysTimes: (not, times) =>
    does(
      not,
      `canjearon cupones al menos ${plural(times, "vez", "veces")}`,
      `canjearon cupones menos de ${plural(times, "vez", "veces")}`,
    ),
  saysAmount: (not, amount) =>
    does(not, `compraron con cupones por al menos ${amount}`, `compraron con cupones por menos de ${amount}`),
  saysActive: (not, days) =>
    does(
      not,
      `escribieron o tocaron en los últimos ${plural(days, "día", "días")}`,
      `no escribieron ni tocaron en los últimos ${plural(days, "día", "días")}`,
    ),
  saysCame: (not, since, before) => {
    const when = [since && `desde el ${since}`, before && `antes del ${before}`].filter(Boolean).join(" y ");
    return does(not, `llegaron por primera vez ${when}`, `no llegaron por primera vez ${when}`);
  },
  saysLine: (not, line) => does(not, `hablan contigo por ${line}`, `no hablan contigo por ${line}`),
  saysLanguage: (not, language) => does(not, `hablan ${language}`, `no hablan ${language}`),
  saysLead: (not) => does(not, "dejaron su correo", "no dejaron su correo"),
  customersWhoAll: (conditions) => `Clientes que ${joined(conditions, "y")}`,
  customersWhoAny: (conditions) => `Clientes que ${joined(conditions, "o")}`,
  nameOfDirect: "te encontraron directamente",
  nameOfSince: (day) => `desde el ${day}`,
  nameOfBar: (campaign, did) => `${campaign}: ${did}`,
  nameOfLoss: (campaign, not) => `${campaign}: sin ${not}`,
} satisfies typeof en;
