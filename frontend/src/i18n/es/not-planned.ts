/** Why a send was not planned, moved or begun. */
export const notPlanned: Record<string, string> = {
  "is a time such as 2026-12-01T18:00:00+01:00": "debe ser una hora como 2026-12-01T18:00:00+01:00",
  "is not one of your segments": "no es uno de tus segmentos",
  "may only be a time such as 21:00": "solo puede ser una hora como 21:00",
  "is in the past; choose a time that is still to come":
    "ya ha pasado; elige una hora que aún no haya llegado",
  "is more than two years away; choose an earlier time": "queda a más de dos años; elige una hora anterior",
  "is within the quiet hours; choose a time from {} on":
    "cae en las horas de silencio; elige una hora a partir de las {}",
  "is for sends that repeat; choose weekly or monthly, or leave it out":
    "es para envíos que se repiten; elige cada semana o cada mes, o déjalo vacío",
  "is before the first time; choose a later day": "es anterior a la primera vez; elige un día posterior",
  "is missing; quiet hours have a beginning and an end":
    "falta; las horas de silencio tienen principio y fin",
  "is when they begin; choose another time": "es cuando empiezan; elige otra hora",
  "There is no such planned send": "No existe ese envío programado",
  "{} sends are planned already; cancel one first": "Ya hay {} envíos programados; cancela uno primero",
  "This send has gone out already": "Este envío ya ha salido",
  "This send is cancelled already": "Este envío ya está cancelado",
  "The time of this send is over; plan a new one": "La hora de este envío ya pasó; programa otro",
  "promobot was not running at that time and came back {} minutes later":
    "promobot no estaba en marcha a esa hora y volvió {} minutos más tarde",
};
