import { formOf, plural } from "../../ui/format.ts";
import type { funnel as en } from "../en/funnel.ts";

export const funnel = {
  droppedOff: "Pérdida",
  ofSent: "Del total",
  taps: (taps) => plural(taps, "toque", "toques"),
  seeWho: (sentence) => `${sentence}: ver quiénes`,
  ofEverybodyItWasSentTo: (percent) => `${percent} de todos a quienes se envió`,
  onTheWay: (people) => `${people} en camino`,
  download: "Descargar",
  nobodyHere: "Aquí no hay nadie",
  theFigureHasChangedSinceOr: "La cifra ha cambiado, o estas personas se han eliminado.",
  deleted: "Eliminado",
  nameUnknown: "Nombre desconocido",
  personDid: (n, verb) => `${formOf(n, "persona", "personas")} ${verb}`,
  peopleDid: (people, verb) => `${people} ${verb}`,
  ofThemToo: (both, verb) => `${both} también ${verb}`,
  nobodyYet: (verb) => `Nadie ${verb} todavía`,
  nobodyDroppedOffHere: "Nadie se quedó aquí",
  didNot: (peopleOf, not) => `${peopleOf} sin ${not}`,
  foundYouDirectly: "te encontró directamente",
  from: (origin) => `desde ${origin}`,
} satisfies typeof en;
