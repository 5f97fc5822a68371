import type { inbox as en } from "../en/inbox.ts";

export const inbox = {
  mailbox: "Buzón",
  noEMailYet: "Aún no hay correos",
  registerSomeoneTheWelcomeEMail: "Registra a alguien: el correo de bienvenida llega al cabo de un minuto.",
  registerSomeone: "Registrar a alguien",
  eMailsTheNewestFirst: "Correos, los más recientes primero",
  to: (to) => `Para ${to}`,
  noSubject: "Sin asunto",
  eMail: "Correo",
  backToTheMailbox: "Volver al buzón",
  showFormatted: "Mostrar con formato",
  showPlainText: "Mostrar solo texto",
  slack: "Slack",
  noMessagesYet: "Aún no hay mensajes",
  askAboutSalesAsTheBotOrInThe:
    "Pregunta por Sales, como el bot o en el chat: la pregunta aparece aquí al momento.",
  askSomething: "Preguntar algo",
  promobot: "promobot",
  app: "App",
  signedHeaders: "Cabeceras firmadas",
  discord: "Discord",
  webhook: "Webhook",
  from: "De",
  to2: "Para",
  replyTo: "Responder a",
} satisfies typeof en;
