import { plural } from "../../ui/format.ts";
import type { tills as en } from "../en/tills.ts";

export const tills = {
  somebodyMayBeGuessing: "Puede que alguien esté adivinando",
  wrongGuessesInTheLast24Hours: "Intentos erróneos en las últimas 24 horas",
  inTheLastHourAndInTheLastHour: (pins, pinsLately, codes, codesLately) =>
    `${plural(pins, "PIN erróneo", "PIN erróneos")} (${pinsLately} en la última hora) y ${plural(codes, "código desconocido", "códigos desconocidos")} (${codesLately} en la última hora). Quien siga adivinando tiene que esperar.`,
  ifItIsntYourStaffCreateANewPin: " Si no es tu personal, crea un PIN nuevo para la caja donde ocurre.",
  print: "Imprimir",
  done: "Hecho",
  isReady: (name) => `Caja «${name}» creada`,
  signItInNow: "Inicia su sesión ahora",
  scanTheCodeWithTheTillsPhoneOr:
    "Escanea el código con el teléfono de la caja, o escribe el PIN en su página. No se pueden volver a mostrar; si se pierden, crea un PIN nuevo.",
  qrCodeThatSignsTheTillIn: "Código QR que inicia la sesión de la caja",
  pin: "PIN",
  link: "Enlace",
  scanThisCodeWithTheTillsPhone: "Escanea este código con el teléfono de la caja,",
  orOpenAndTypeThePin: (strong) => ["o abre ", strong, " y escribe el PIN"],
  keepItWhereCustomersCantSeeIt: "Guárdalo donde no lo vean los clientes.",
  tills: "Cajas",
  whereYourStaffCheckAndRedeem:
    "Donde tu personal comprueba y canjea cupones. Una caja no puede hacer nada más y puedes revocarla cuando quieras.",
  newTill: "Nueva caja",
  openTheTillsPage: "Abrir la página de caja",
  noTillsYet: "Aún no hay cajas",
  addOneForEachCounterYouGetAPin:
    "Añade una para cada mostrador. Recibes un PIN y un código QR para iniciar sesión en su teléfono u ordenador.",
  till: "Caja",
  signedIn: "Con sesión",
  nobody: "Nadie",
  devices: (signedIn) => plural(signedIn, "dispositivo", "dispositivos"),
  lastUsed: (relativeTime) => ["Último uso: ", relativeTime],
  seesNames: "Ve nombres",
  yes: "Sí",
  no: "No",
  unknownCodes24Hours: "Códigos desconocidos, 24 horas",
  actions: "Acciones",
  change: (name) => `Cambiar ${name}`,
  newPinFor: (name) => `Nuevo PIN para ${name}`,
  revoke: (name) => `Revocar ${name}`,
  save: "Guardar",
  createTill: "Crear caja",
  name: "Nombre",
  staffAndTheHistoryOfEachCoupon:
    "Lo ven el personal y el historial de cada cupón, como «Mostrador» o «Tienda de Lugo».",
  staffSeeCustomersNames: "El personal ve los nombres de los clientes",
  offTheySeeTheOfferAndTheCode: "Si no, solo ve la oferta y el código.",
  newPinFor2: (name) => `¿Nuevo PIN para ${name}?`,
  createNewPin: "Crear PIN nuevo",
  itsPinAndQrCodeStopWorkingAt:
    "Su PIN y su código QR dejan de funcionar al momento y se cierra la sesión de quienes están en ella hasta que tengan los nuevos. Su nombre y su historial se quedan.",
  revoke2: (name) => `¿Revocar ${name}?`,
  revoke3: "Revocar",
  everyoneWhoIsSignedInThereIs:
    "Se cierra al momento la sesión de quienes están en ella, y su PIN y su código QR dejan de funcionar. Lo que canjeó se queda.",
  saved: (name) => `${name}: guardada`,
  wasRevoked: (name) => `Se ha revocado ${name}`,
  enterAName: "Escribe un nombre.",
} satisfies typeof en;
