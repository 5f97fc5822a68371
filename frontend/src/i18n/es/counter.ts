import type { counter as en } from "../en/counter.ts";

export const counter = {
  till: "Caja",
  code: "Código",
  pressScanForTheCodeOnThePhone: "Pulsa Escanear para leer el código del teléfono",
  revealACouponOrTypeACode: "Descubre un cupón o escribe un código",
  scan: "Escanear",
  everyoneSharesSoItIsNeverUsed: (shared) => `Todos comparten ${shared}, así que nunca se agota.`,
  giveEveryoneTheirOwn: "Dar uno a cada persona",
  nothingScannedYet: "Aún no se ha escaneado nada",
  giveEveryoneTheirOwnCode: "¿Dar a cada persona su propio código?",
  thisChangesTheCouponOfThe: (shared) =>
    `Esto cambia el cupón de la campaña que se muestra aquí: quien lo descubra a partir de ahora recibe un código que vale una vez. ${shared} sigue siendo válido para quienes lo tienen.`,
  demoTill: "Caja de la demo",
  redeemed: "Canjeado",
  itCountsInAnotherCampaigns: "Cuenta en las cifras de otra campaña",
  off: (off) => `${off} de descuento`,
  sale: (sale) => `Una venta de ${sale}`,
  offASale: (off, sale) => `${off} menos en una venta de ${sale}`,
  unknown: "Desconocido",
  alreadyUsed: "Ya usado",
  notValidAnyMore: "Ya no es válido",
  notYet: "Todavía no",
  pleaseWait: "Espera, por favor",
  somebodyRedeemedItBefore: "Alguien lo canjeó antes",
  notRedeemed: "No canjeado",
} satisfies typeof en;
