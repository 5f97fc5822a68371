import type { letter as en } from "../en/letter.ts";

export const letter = {
  weeklyLetter: "Carta semanal",
  hint: "Un correo sobre tu semana: qué se envió, qué resultó en comparación con la semana anterior, qué espera y qué falló. No contiene nombres de clientes.",
  send: "Enviarla cada semana",
  address: "Dirección de correo",
  weekday: "Día",
  hour: "Hora",
  next: (at) => `La próxima se envía el ${at}.`,
  off: (zone) => `Está desactivada. El día y la hora son los del reloj de tu tienda: ${zone}.`,
  sendOneNow: "Enviar una ahora",
  saved: "Guardado",
  sentTo: (address) => `En camino a ${address}`,
  monday: "Lunes",
  tuesday: "Martes",
  wednesday: "Miércoles",
  thursday: "Jueves",
  friday: "Viernes",
  saturday: "Sábado",
  sunday: "Domingo",
} satisfies typeof en;
