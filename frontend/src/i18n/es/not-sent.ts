/** Why something was not sent, and what Facebook says about a token. */
export const notSent: Record<string, string> = {
  "The mail server": "El servidor de correo",
  "The system behind the URL": "El sistema de esa URL",
  "{} could not be reached": "No se ha podido llegar a: {word}",
  "{} could not prove who it is, or offers no safe connection":
    "{word} no ha podido demostrar quién es, o no ofrece una conexión segura",
  "{} was busy and asked us to try again later": "{word} estaba ocupado y nos pidió intentarlo más tarde",
  "{} did not say whether the message arrived": "{word} no ha dicho si el mensaje llegó",
  "{} is having trouble; we are giving it a pause": "{word} tiene problemas; le damos una pausa",
  "We could not prepare the message and are trying again":
    "No hemos podido preparar el mensaje y lo intentamos de nuevo",
  "{} asked us to slow down": "{word} nos ha pedido ir más despacio",
  "The settings for sending this are missing": "Faltan los ajustes para enviarlo",
  "{} no longer accepts the page's token; connect the page again":
    "{word} ya no acepta el token de la página; vuelve a conectarla",
  "The app lacks a permission for this page": "A la app le falta un permiso para esta página",
  "Facebook has restricted this page": "Facebook ha restringido esta página",
  "{} could not fetch the image": "{word} no ha podido obtener la imagen",
  "{} does not accept our user and password; check the settings":
    "{word} no acepta nuestro usuario y contraseña; revisa los ajustes",
  "The 24 hours in which Messenger lets us write were over":
    "Habían pasado las 24 horas en las que Messenger nos deja escribir",
  "The customer has opted out": "El cliente se ha dado de baja",
  "The customer cannot be reached; they may have blocked the page":
    "No se puede llegar al cliente; puede que haya bloqueado la página",
  "{} does not know this customer for this page": "{word} no conoce a este cliente en esta página",
  "{} does not let anyone write to this customer for now":
    "De momento, {word} no deja que nadie escriba a este cliente",
  "Another app or person is handling this conversation": "Otra app o persona lleva esta conversación",
  "{} refused the message": "{word} ha rechazado el mensaje",
  "{} is not accepting messages for this address at the moment":
    "{word} no acepta ahora mensajes para esta dirección",
  "{} refused the address": "{word} ha rechazado la dirección",
  "We must not send anything to this address": "No debemos enviar nada a esta dirección",
  "This channel has no address yet": "Este canal aún no tiene dirección",
  "{} says that this channel no longer exists": "{word} dice que este canal ya no existe",
  "The channel was removed from the desks": "El canal se ha eliminado",
  "The person it was about has been erased": "La persona de la que trataba se ha eliminado",
  "The customer asked for no more messages": "El cliente pidió no recibir más mensajes",
  "The customer has blocked the page": "El cliente ha bloqueado la página",
  "The page is paused; nothing is sent for now": "La página está en pausa; de momento no se envía nada",
  "Facebook warned this page about its messages; we paused for a moment":
    "Facebook ha avisado a esta página por sus mensajes; hemos hecho una pausa",
  "Facebook has blocked this page from sending messages": "Facebook no deja que esta página envíe mensajes",
  "A person was answering this customer": "Una persona estaba respondiendo a este cliente",
  "The customer had answered meanwhile": "El cliente había respondido entretanto",
  "The customer asked again, so a newer one replaces it":
    "El cliente volvió a pedirlo, así que lo sustituye uno más nuevo",
  "The customer was erased": "El cliente se ha eliminado",
  "You cancelled this message": "Cancelaste este mensaje",
  "Its channel is switched off": "Su canal está desactivado",
  "You cancelled this": "Lo cancelaste",
  "Messenger never showed that the message arrived": "Messenger nunca mostró que el mensaje llegara",
  "{} never said whether it arrived; it is sent once more":
    "{word} nunca dijo si llegó; se envía una vez más",
  "It was waiting when the backup was made, so it may have gone out since":
    "Estaba en espera cuando se hizo la copia de seguridad, así que pudo haber salido después",
  "The visitor did not come back before the campaign ended":
    "El visitante no volvió antes de que acabara la campaña",
  "The message had waited too long to make sense any more":
    "El mensaje había esperado demasiado para tener sentido",
  "It was tried for a day without success": "Se intentó durante un día sin éxito",
  // What Facebook says about a token.
  "The token in use belongs to {}, but MESSENGER_PAGE_ID is {}. Set both to the same page and restart.":
    "El token en uso es de {}, pero MESSENGER_PAGE_ID es {}. Pon la misma página en ambos y reinicia.",
  "The token belongs to {}, and its events reach us.": "El token es de {} y sus eventos nos llegan.",
  "The token belongs to {}, but its events do not reach us. We keep subscribing automatically; if this does not change, check the webhook's address and verify token in your app.":
    "El token es de {}, pero sus eventos no nos llegan. Seguimos suscribiéndonos automáticamente; si no cambia, revisa en tu app la dirección del webhook y el token de verificación.",
  "The token is valid and belongs to {}.": "El token es válido y es de {}.",
  "This server is set up for page {}. To change that, set MESSENGER_PAGE_ID to {} and MESSENGER_PAGE_TOKEN to this token, and restart.":
    "Este servidor está configurado para la página {}. Para cambiarlo, pon MESSENGER_PAGE_ID en {} y este token en MESSENGER_PAGE_TOKEN, y reinicia.",
  "The token has expired.": "El token ha caducado.",
  "This is a person's token, not a page's.": "Es el token de una persona, no el de una página.",
  "Make a new one in your app at developers.facebook.com under Messenger, API settings.":
    "Crea otro en tu app, en developers.facebook.com, en Messenger, API settings.",
  "The token and MESSENGER_APP_SECRET belong to different apps. Set both from the same app and restart.":
    "El token y MESSENGER_APP_SECRET son de apps distintas. Pon ambos de la misma app y reinicia.",
  "Facebook refused this (error {}). Check the app's permissions, then try again.":
    "Facebook lo ha rechazado (error {}). Revisa los permisos de la app e inténtalo de nuevo.",
  "Facebook does not accept the token: it is mistyped, or was revoked.":
    "Facebook no acepta el token: está mal escrito o se ha revocado.",
  "The token lacks a permission. Give your app pages_messaging and pages_manage_metadata for the page.":
    "Al token le falta un permiso. Da a tu app pages_messaging y pages_manage_metadata para la página.",
  "Facebook has restricted this page. Check its Page quality or its support inbox.":
    "Facebook ha restringido esta página. Mira su calidad de la página o su bandeja de ayuda.",
  "Facebook asks us to slow down; try again in a few minutes.":
    "Facebook nos pide ir más despacio; inténtalo de nuevo en unos minutos.",
  "Facebook is not answering at the moment; try again in a minute.":
    "Facebook no responde ahora mismo; inténtalo de nuevo en un minuto.",
};
