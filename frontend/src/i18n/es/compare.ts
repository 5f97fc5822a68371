import type { compare as en } from "../en/compare.ts";

export const compare = {
  compare: "Comparar",
  hint: "Las campañas y sus variantes, una al lado de otra.",
  theNames: "Los nombres que parecen fórmulas",
  choose: "Elegir campañas",
  atMost: (most) => `Hasta ${most}. Sin ninguna, se comparan las más nuevas.`,
  goal: "Qué hizo la gente",
  by: "Por separado",
  together: "Todo junto",
  byOrigin: "Por origen",
  byLine: "Por canal",
  onlyOne: "De momento solo una tiene personas. Elige otra campaña con la que compararla.",
  tooFew: (needed) =>
    `Demasiado pocas para saberlo. Cada una necesita ${needed} personas antes de que su proporción diga algo.`,
  tooClose: "Están demasiado cerca para saberlo.",
  against: (best, rate, next, other) => `${best}: ${rate}, frente al ${other} de ${next}.`,
  otherPeople:
    "Cada campaña llega a otras personas en otro momento, y eso también influye. Para saber qué texto funciona, prueba variantes dentro de una campaña.",
  waves: (link) => [
    "Aquí cuentan todas las personas a la vez, también las que aún tienen tiempo. Sobre las variantes sabe más ",
    link,
    " en la página de la campaña.",
  ],
  picture: (goal) => `${goal}, como proporción de las personas`,
  pictureHint:
    "El punto es la proporción de personas. Con muchas más personas estaría muy probablemente sobre la línea.",
  between: (low, high) => `entre ${low} y ${high}`,
  table: "Todas las cifras",
  tableHint:
    "Las proporciones son de las personas a las que se envió. Las ventas se cuentan solo por campaña y origen.",
  what: "Campaña",
  people: "Personas",
  delivered: "Entregado",
  variant: (name) => `Variante ${name}`,
  holdout: "No recibieron nada",
  without: "Antes de las variantes",
  rest: "Otros orígenes",
  nothing: "Aún no hay nada que comparar",
  nothingYet: "En cuanto la gente reciba una campaña, sus cifras estarán aquí.",
} satisfies typeof en;
