import { plural } from "../../ui/format.ts";
import type { followups as en } from "../en/followups.ts";

export const followups = {
  followUps: "Seguimiento",
  onItsOwn:
    "Se envía automáticamente, una vez a cada persona. No a quien ha respondido, ni fuera de las 24 horas de Messenger, ni en tus horas de silencio.",
  askAgain: "Volver a preguntar si no lo han abierto",
  askAgainHelp:
    "Un mensaje más con los mismos botones. También cuenta quien recibió el primero en las últimas 24 horas.",
  notOpenedFor: "Si no se abre en",
  hours: (hours) => plural(hours, "hora", "horas"),
  asked: (people, then) => `Lo recibieron ${people}; de ellas, ${then}.`,
  remind: "Avisar un día antes de que acabe el cupón",
  remindHelp: "Solo a quienes tienen un código y no lo han usado.",
  remindNeeds: "Necesita un último día y códigos propios. Cambia antes el cupón.",
  reminded: (people, then) => `Lo recibieron ${people}; de ellas, ${then}.`,
  nobodyYet: "Aún no lo ha recibido nadie.",
  editItsText: "Editar su texto",
  saved: "Guardado.",
} satisfies typeof en;
