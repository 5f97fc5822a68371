import { formOf } from "../../ui/format.ts";
import type { access as en } from "../en/access.ts";

export const access = {
  password: "Contraseña",
  changingItSignsOutEveryoneElse:
    "Al cambiarla se cierra la sesión de los demás y se anulan los enlaces de acceso sin usar.",
  thePasswordIsSetByAdmin: "La contraseña la fija ADMIN_PASSWORD",
  toChangeItChangeItThereHeroku:
    "Para cambiarla, cámbiala ahí (en Heroku, Config Vars) y reinicia promobot. Todos tendrán que iniciar sesión de nuevo.",
  currentPassword: "Contraseña actual",
  newPassword: "Contraseña nueva",
  atLeastCharactersAShort: (least) => `Al menos ${least} caracteres; una frase corta es fácil de recordar.`,
  repeatNewPassword: "Repite la contraseña nueva",
  changePassword: "Cambiar contraseña",
  redeemCouponsOnly: "Solo canjear cupones",
  itChecksCodesRedeemsThemAndFor:
    "Comprueba códigos, los canjea y, durante 30 días, deshace lo que él mismo canjeó. Nunca sabe de quién son.",
  everything: "Todo",
  itCanDoAlmostEverythingYouCan:
    "Puede hacer casi todo lo que tú puedes hacer aquí, como leer y eliminar los datos de tus clientes. No puede cambiar los tokens ni tu contraseña, ni crear cajas o canales.",
  forYourWebShopAndOtherPrograms: "Para tu tienda online y otros programas",
  oneTokenForEachItDoesOnlyWhat: "Un token para cada uno: hace solo lo suyo y se puede revocar por separado.",
  newToken: "Nuevo token",
  tokens: "Tokens",
  program: "Programa",
  mayDo: "Puede",
  lastUsed: "Último uso",
  never: "Nunca",
  unknownCodes24H: "Códigos desconocidos, 24 h",
  actions: "Acciones",
  revokeTheTokenOf: (name) => `Revocar el token de ${name}`,
  createToken: "Crear token",
  whichOneGetsItSuchAsWebShop: "Quién lo recibe, como «Tienda online».",
  whatItMayDo: "Qué puede hacer",
  theTokenOf: (name) => `El token de ${name}`,
  done: "Hecho",
  copyItNow: "Cópialo ahora",
  itCantBeShownAgainIfItGetsLost: "No se puede volver a mostrar. Si se pierde, revócalo y crea otro.",
  theProgramSendsItAs: (code) => ["El programa lo envía como ", code, "."],
  howAWebShopRedeems: "Cómo canjea una tienda online",
  revokeTheTokenOf2: (name) => `¿Revocar el token de ${name}?`,
  revoke: "Revocar",
  itStopsWorkingAtOnceWhatThe: "Deja de funcionar al momento. Lo que el programa canjeó se queda.",
  thisTokenIsSetBy: (setting) => `Este token lo fija ${setting}`,
  toChangeItChangeItThereHeroku2:
    "Para cambiarlo, cámbialo ahí (en Heroku, Config Vars) y reinicia promobot.",
  promobotPrintedItWhenItFirst:
    "promobot lo mostró en su primer arranque. No se puede volver a mostrar, porque solo se guarda una huella. Si se ha perdido o alguien lo ha visto, crea otro.",
  createANew: (name) => `Crear otro ${name}`,
  yourNew: (name) => `Tu nuevo ${name}`,
  copyItNowOnceYouLeaveThisPage:
    "Cópialo ahora: cuando salgas de esta página no se podrá volver a mostrar. El anterior ya no funciona.",
  new: (name) => `Nuevo ${name}`,
  createANew2: (name) => `¿Crear otro ${name}?`,
  theOldOneStopsWorking:
    "El anterior deja de funcionar al momento. Todo lo que lo use será rechazado hasta que tenga el nuevo.",
  forYourBot: "Para tu bot",
  thisTokenCanOnlyRegisterLeads: "Este token solo puede registrar contactos y enviar preguntas.",
  forScripts: "Para scripts",
  theApiTokenHasFullAccessItCan:
    "El token de la API tiene acceso completo: puede hacer todo lo que tú puedes hacer aquí.",
  addressForYourBot: "Dirección para tu bot",
  registersLeadsABotThatCantSet:
    "Registra contactos. Un bot que no puede poner cabeceras lleva su token en la dirección.",
  whatToSendFieldByField: (link) => ["Qué enviar, campo por campo: ", link, "."],
  apiForBots: "API para bots",
  yourBotStillUsesTheApiToken: "Tu bot sigue usando el token de la API",
  itWasPartOfAnAddressAddresses: (when) => [
    "Formó parte de una dirección ",
    when,
    ". Las direcciones acaban en registros, y quien lea allí el token de la API tiene acceso completo. Crea abajo un token para el bot y úsalo en su lugar: la próxima versión rechaza el token de la API en las direcciones.",
  ],
  tryIt: "Pruébalo",
  putTheTokenInApiTokenThisGets: "Pon el token en API_TOKEN; esto obtiene las cifras de la bienvenida.",
  allCalls: (link) => ["Todas las llamadas: ", link, "."],
  apiReference: "referencia de la API",
  theTokenOfWasRevoked: (name) => `Se ha revocado el token de ${name}`,
  enterAName: "Escribe un nombre.",
  passwordChangedEveryoneElseIs: "Contraseña cambiada; se ha cerrado la sesión de los demás",
  more: (missing) =>
    `${formOf(missing, "Falta", "Faltan")} ${missing} ${formOf(missing, "carácter", "caracteres")}.`,
  thisIsNotTheSameAsAbove: "No coincide con la de arriba.",
  botToken: "token del bot",
  apiToken: "token de la API",
} satisfies typeof en;
