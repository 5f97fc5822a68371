import type { api as en } from "../en/api.ts";

export const api = {
  theServerIsntAnsweringIsIt: "El servidor no responde. ¿Sigue en marcha?",
  didNotAnswerWithJson: (path) => `${path} no ha respondido con JSON`,
  theServerAnsweredWithHttp: (status) => `El servidor ha respondido con HTTP ${status}`,
} satisfies typeof en;
