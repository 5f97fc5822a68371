/** Why a send or a letter was not planned, moved or begun. */
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
  "is missing; the letter needs an address": "falta; la carta necesita una dirección",
  "is missing; save the address for the letter first": "falta; guarda antes la dirección para la carta",
  "A letter is on its way already": "Ya hay una carta en camino",
  "There is no such planned send": "No existe ese envío programado",
  "{} sends are planned already; cancel one first": "Ya hay {} envíos programados; cancela uno primero",
  "This send has begun, as some clocks are ahead; cancel it on its campaign's page":
    "Este envío ya ha empezado, porque algunos relojes van por delante; cancélalo en la página de su campaña",
  "This send has gone out already": "Este envío ya ha salido",
  "This send is cancelled already": "Este envío ya está cancelado",
  "The time of this send is over; plan a new one": "La hora de este envío ya pasó; programa otro",
  "promobot could not send it at that time, and {} min later it was too late":
    "promobot no pudo enviarlo a esa hora y {} min después ya era tarde",
  "It was due before the backup was restored and has most likely gone out":
    "Tocaba antes de restaurar la copia de seguridad y lo más probable es que ya saliera",
  "is for planned sends; say when with at, or leave it out":
    "es para envíos programados; di cuándo con at o quítalo",
  "may only be newcomers for the welcome; make another campaign to write to everyone again":
    "solo puede ser newcomers en la bienvenida; crea otra campaña para volver a escribir a todos",
  "may only be newcomers where codes are imported; they belong to the first run's campaign":
    "solo puede ser newcomers con códigos importados; son de la campaña del primer envío",
  "may only be shop while variants are tried; they are compared by who gets them at the same time":
    "solo puede ser la tienda mientras se prueban variantes; se comparan según quién las recibe a la vez",
  "Its variants are compared by who gets them at the same time; plan it by the shop's clock":
    "Sus variantes se comparan según quién las recibe a la vez; prográmala según el reloj de la tienda",
  "Its imported codes belong to the campaign that went out first; choose people who have not had it yet":
    "Sus códigos importados son de la campaña que salió primero; elige a quienes aún no la han recibido",
};
