import type { session as en } from "../en/session.ts";

export const session = {
  welcomeBack: "Hola de nuevo",
  youWereSignedOutAfterAWhile:
    "La sesión se ha cerrado al cabo de un rato. Inicia sesión para seguir donde estabas.",
  password: "Contraseña",
  signingIn: "Iniciando sesión …",
  signIn: "Iniciar sesión",
  thisLinkNoLongerWorks: "Este enlace ya no funciona",
  theServerIsntAnswering: "El servidor no responde",
  thatDidntWork: "No ha funcionado",
  youCanTryAgainNow: "Ya puedes volver a intentarlo.",
  tooManyAttemptsYouCanTryAgain: (when) => ["Demasiados intentos. Podrás volver a intentarlo ", when, "."],
  thisPageRetriesAutomatically: "Esta página lo vuelve a intentar automáticamente.",
  goodToSeeYou: "Nos alegra verte",
  signInToSeeHowYourCouponsAre: "Inicia sesión para ver cómo van tus cupones.",
  forgotYourPassword: "¿Has olvidado la contraseña?",
  eachTimePromobotStartsItPrints: (link) => [
    "Cada vez que promobot arranca, muestra un ",
    link,
    " que vale durante un día. Búscalo donde se ha iniciado promobot:",
  ],
  oneTimeSignInLink: "enlace de acceso de un solo uso",
  terminal: "Terminal",
  theLineOneTimeSignIn: "la línea «one-time sign-in»",
  docker: "Docker",
  andTheContainersName: (command) => [command, " y el nombre del contenedor"],
  heroku: "Heroku",
  orViewLogsUnderMore: (command) => [command, ", o «View logs» en «More»"],
  theFirstStartAlsoPrintsThe: (password, setting) => [
    "El primer arranque muestra también la ",
    password,
    ", salvo que la fije ",
    setting,
    ".",
  ],
  password2: "contraseña",
  signingOutDidntWorkTheServer:
    "No se ha podido cerrar la sesión: el servidor no responde. La sesión sigue abierta.",
  thisPageMadeAMistakeOfItsOwn: "Esta página ha fallado.",
  manyPasswordsAreBeingTriedFrom: "Se están probando muchas contraseñas desde tu dirección.",
  theServerCouldNotSignYouInJust:
    "El servidor no ha podido iniciar la sesión ahora mismo. Inténtalo de nuevo.",
  thisSignInLinkWasUsedBeforeOr:
    "Este enlace de acceso ya se ha usado o es demasiado antiguo. Con la contraseña también puedes entrar.",
  thatPasswordIsntRightPleaseTry: "La contraseña no es correcta. Inténtalo de nuevo.",
} satisfies typeof en;
