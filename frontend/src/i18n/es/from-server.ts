/** What the server says when something is wrong. `from-server.test.ts` finds sentences that are missing here. */
export const fromServer: Record<string, string> = {
  // Signing in, tokens.
  "Sign in, or send the API token as Authorization: Bearer …":
    "Inicia sesión o envía el token de la API como Authorization: Bearer …",
  "Many people are signing in right now; please try again in a moment":
    "Mucha gente está iniciando sesión ahora mismo; inténtalo de nuevo en un momento",
  "Another token has this name": "Otro token tiene este nombre",
  "There are {} tokens already; revoke those that nobody uses": "Ya hay {} tokens; revoca los que nadie usa",
  "There is no such token": "No existe ese token",
  "Changes are accepted from promobot's own pages only":
    "Solo se aceptan cambios desde las páginas de promobot",
  "The current password is wrong": "La contraseña actual no es correcta",
  "The {} is set by {}; change it there and start again": "El valor ({}) lo fija {}; cámbialo ahí y reinicia",
  "Wrong password": "Contraseña incorrecta",
  "Too many wrong links came from here": "Demasiados enlaces erróneos desde aquí",
  "This sign-in link was used before or is too old; please ask for a new one":
    "Este enlace de acceso ya se ha usado o es demasiado antiguo; pide otro",
  "We are already working on {} of your requests; please try again in a moment":
    "Ya estamos atendiendo {} de tus peticiones; inténtalo de nuevo en un momento",
  "Many passwords are being tried from your address. Please try again in a few seconds, or sign in with the link that promobot prints when it starts":
    "Se están probando muchas contraseñas desde tu dirección. Inténtalo de nuevo en unos segundos, o entra con el enlace que promobot muestra al arrancar",
  // What is not there, or not possible now.
  "There is no such phrase": "No existe esa frase",
  "There are {} phrases already; remove some that nobody writes":
    "Ya hay {} frases; quita algunas que nadie escriba",
  'Meanwhile somebody said that it means "{}"': "Entretanto alguien ha dicho que significa «{word}»",
  "contains an address or a long number, which may be a person's":
    "contiene una dirección o un número largo, que puede ser de una persona",
  "must have between one letter and 80 characters": "debe tener entre una letra y 80 caracteres",
  'would opt out others by accident: it is like "{}", which means "{}"':
    "daría de baja a otras personas por error: se parece a «{}», que significa «{word}»",
  'would keep sending offers to people who want none: it is like "{}", which means "{}"':
    "seguiría enviando ofertas a quien no quiere ninguna: se parece a «{}», que significa «{word}»",
  'is a word by which people come back who have opted out; it can mean "{}" only':
    "es una palabra con la que vuelven quienes se dieron de baja; solo puede significar «{word}»",
  "the demo's Slack": "el Slack de la demo",
  // What a phrase can mean, as i18n/es/phrases.ts calls it.
  Yes: "Sí",
  No: "No",
  "Wants the coupon": "Quiere el cupón",
  "Needs help": "Necesita ayuda",
  "Stop all offers": "No más ofertas",
  "Offers again": "Otra vez ofertas",
  "Thank you": "Gracias",
  "A greeting": "Un saludo",
  "Something else": "Otra cosa",
  // What a phrase may mean, within a sentence.
  yes: "sí",
  no: "no",
  stop: "no más ofertas",
  start: "otra vez ofertas",
  help: "necesita ayuda",
  coupon: "quiere el cupón",
  thanks: "gracias",
  greeting: "un saludo",
  other: "nada en particular",
  "There is no such campaign": "No existe esa campaña",
  "There is no such customer": "No existe ese cliente",
  "There is no such coupon": "No existe ese cupón",
  "There is no such lead": "No existe ese contacto",
  "There is no such link": "No existe ese enlace",
  "There is no such request": "No existe esa consulta",
  "There is no such story": "No existe esa historia",
  "There is no such topic": "No existe ese tema",
  "There is no such channel": "No existe ese canal",
  "There is no such till": "No existe esa caja",
  "There is no such code": "No existe ese código",
  "There is no such delivery": "No existe ese envío",
  "There is no such redemption here": "Aquí no existe ese canje",
  "There is nothing at this address": "No hay nada en esta dirección",
  "Nothing in the API has this address": "Nada de la API tiene esta dirección",
  "Nothing found with this id": "No se ha encontrado nada con este id",
  "No such event is parked": "No hay ningún evento así apartado",
  "No such request is open": "No hay ninguna solicitud así abierta",
  "There is no request with this code": "No hay ninguna solicitud con este código",
  "This campaign has no such version": "Esta campaña no tiene esa versión",
  "This campaign has no such variant": "Esta campaña no tiene esa variante",
  "People already get these variants; use one of them for everybody before you plan another trial":
    "Ya hay personas con estas variantes; usa una para todos antes de planear otra prueba",
  "People already get these variants; use one of them for everybody":
    "Ya hay personas con estas variantes; usa una para todos",
  "A says what the campaign says; change the campaign's texts":
    "A dice lo que dice la campaña; cambia los textos de la campaña",
  "This trial is over; plan another one": "Esta prueba ha terminado; planea otra",
  "Some variants say the same ({}); change what one of them says first":
    "Algunas variantes dicen lo mismo ({}); cambia antes lo que dice una de ellas",
  "These variants have not started; change the campaign's texts instead":
    "Estas variantes no han empezado; cambia mejor los textos de la campaña",
  "may only be the id of a segment, or everybody": "solo puede ser el id de un segmento o «everybody»",
  "This campaign is not paused": "Esta campaña no está en pausa",
  "This campaign's story has no coupon": "La historia de esta campaña no tiene cupón",
  "This delivery goes to no webhook": "Este envío no va a ningún webhook",
  "It is {} and cannot be {}": "Su estado ({}) no permite esa acción ({})",
  "Only the demo can start over": "Solo la demo puede empezar de cero",
  "The demo is too busy to start over; please try again in a moment":
    "La demo está demasiado ocupada para empezar de cero; inténtalo de nuevo en un momento",
  "It could not be handled this time either; it stays parked":
    "Tampoco se ha podido procesar esta vez; sigue apartado",
  "There is a link for {} already": "Ya hay un enlace para {}",
  "There are 500 links already; remove one first": "Ya hay 500 enlaces; elimina uno primero",
  "This person was never sent that campaign": "A esta persona nunca se le envió esa campaña",
  "This person has no code of that campaign to redeem":
    "Esta persona no tiene ningún código de esa campaña para canjear",
  "The shop's main language has been changed since you read these texts; nothing was saved":
    "El idioma principal de la tienda ha cambiado desde que leíste estos textos; no se ha guardado nada",
  "is too long with what you changed in it": "es demasiado largo con lo que has cambiado en él",
  "The coupon has been changed since you read it; nothing was saved":
    "El cupón ha cambiado desde que lo leíste; no se ha guardado nada",
  "The live figures are open in too many windows; close some":
    "Las cifras en directo están abiertas en demasiadas ventanas; cierra alguna",
  "Too many people are watching the live figures": "Demasiadas personas ven las cifras en directo",
  // Fields.
  "{} fields are invalid": "{} campos no son válidos",
  "has {} more mistakes": "tiene {} errores más",
  "The request is not valid": "La petición no es válida",
  "is missing": "falta",
  "is missing ({})": "falta ({})",
  "is missing; enter one such as EUR": "falta; escribe una como EUR",
  "is not a known field; leave it out": "no es un campo conocido; quítalo",
  "must be one of {}": "debe ser uno de {}",
  "must be a day such as 2026-11-21": "debe ser un día como 2026-11-21",
  "is {} characters long; at most {} are allowed": "tiene {} caracteres; se admiten {} como máximo",
  "is {} characters long; at most {} are taken": "tiene {} caracteres; se admiten {} como máximo",
  "is {} characters long; at least {} are needed": "tiene {} caracteres; hacen falta {} como mínimo",
  "is {} characters long; Messenger takes at most {}": "tiene {} caracteres; Messenger admite {} como máximo",
  "is longer than {} characters": "tiene más de {} caracteres",
  "must be at least {}": "debe ser {} como mínimo",
  "must be at most {}": "debe ser {} como máximo",
  "must be at most 100 percent": "debe ser el 100 por cien como máximo",
  "must be more than 0": "debe ser mayor que 0",
  "must be a whole number": "debe ser un número entero",
  "needs at least one field": "necesita al menos un campo",
  "may have at most {} entries": "puede tener {} elementos como máximo",
  "may have one field only": "solo puede tener un campo",
  "may have at most {} fields": "puede tener {} campos como máximo",
  "is not allowed here": "no se permite aquí",
  "must not be empty": "no puede estar vacío",
  "must not be after to": "no puede ser posterior a to",
  "must be a text": "debe ser un texto",
  "must be true or false": "debe ser verdadero o falso",
  "must be a list, in square brackets": "debe ser una lista, entre corchetes",
  "must be an object, in curly brackets": "debe ser un objeto, entre llaves",
  "must be of type {}": "debe ser de tipo {}",
  "must be one line": "debe ser una sola línea",
  "must be one text, not a list or an object": "debe ser un texto, no una lista ni un objeto",
  "must be 1 to {} letters, digits and signs of ASCII":
    "debe tener de 1 a {} letras, cifras y signos de ASCII",
  "is empty; give the campaign a name": "está vacío; pon un nombre a la campaña",
  "is a word by which people opt out of all offers; choose another":
    "es una palabra con la que la gente se da de baja de todas las ofertas; elige otra",
  "is another button's label, too": "también es el texto de otro botón",
  "is empty; Messenger refuses empty texts": "está vacío; Messenger rechaza los textos vacíos",
  "is blank; say why": "está vacío; di por qué",
  "must have something in it that can be seen": "debe tener algo que se pueda ver",
  "has only characters that nobody can see": "solo tiene caracteres que nadie puede ver",
  "contains a control character": "contiene un carácter de control",
  "contains a NUL character; leave it out": "contiene un carácter NUL; quítalo",
  "has a NUL character in its name": "tiene un carácter NUL en el nombre",
  "is not a stage of any story": "no es un paso de ninguna historia",
  "is not a stage of this campaign's story": "no es un paso de la historia de esta campaña",
  "is not a text of this story": "no es un texto de esta historia",
  "is not valid for this list; start again without it": "no vale para esta lista; empieza de nuevo sin él",
  "does not know the placeholder {}": "no conoce el marcador {}",
  "must contain {}, or the customer never sees it": "debe contener {}, o el cliente no lo verá nunca",
  "may contain {name} and {business}, but not {}": "puede contener {name} y {business}, pero no {}",
  "is a text, not an image": "es un texto, no una imagen",
  "needs a letter or a digit": "necesita una letra o una cifra",
  "may contain letters, digits, '-', '_' and '.', and no spaces":
    "puede contener letras, cifras, «-», «_» y «.», sin espacios",
  "must be an http(s) address without a password, or one of our own /images/":
    "debe ser una dirección http(s) sin contraseña, o una de nuestras /images/",
  "must be an http(s) address, without placeholders or a password":
    "debe ser una dirección http(s), sin marcadores ni contraseña",
  "must be an https address, or a picture uploaded here":
    "debe ser una dirección https o una imagen subida aquí",
  "must be the beginning of an address: https://shop.example":
    "debe ser el principio de una dirección: https://shop.example",
  "is not an e-mail address, such as ana@example.com": "no es un correo, como ana@example.com",
  "is not a phone number; write it with the country code, such as +34 612 345 678":
    "no es un teléfono; escríbelo con el prefijo del país, como +34 612 345 678",
  "is not for this campaign's story; leave it out": "no es de la historia de esta campaña; quítalo",
  "is for a shared coupon; leave it out": "es para un cupón compartido; quítalo",
  "is for codes that we make, of the kind unique; leave it out":
    "es para los códigos que creamos nosotros, del tipo unique; quítalo",
  "is the number of codes you import; leave it out": "es el número de códigos que importas; quítalo",
  "is before valid_from; enter a later day": "es anterior al primer día; pon un día posterior",
  "is over already; enter today or a later day": "ya ha pasado; pon hoy o un día posterior",
  "needs a last day; enter valid_until": "necesita un último día",
  "needs codes of people's own; choose another kind":
    "necesita códigos propios de cada persona; elige otro tipo",
  "is not a currency in use; enter one such as EUR": "no es una moneda en uso; escribe una como EUR",
  "is not for a gift; leave it out": "no es para un regalo; quítalo",
  "was used before for another code; send a new one": "ya se usó para otro código; envía una nueva",
  "is of a redemption that was taken back; send a new one": "es de un canje deshecho; envía una nueva",
  "was used for another answer; give each answer its own":
    "ya se usó para otra respuesta; da una propia a cada respuesta",
  "came before with other data; send a new key with each new request, and the same one only to repeat a request unchanged":
    "ya llegó con otros datos; envía una clave nueva con cada petición, y la misma solo para repetir una petición sin cambios",
  "is not one that stories are told in": "no es una en la que se cuenten historias",
  "is not one of the languages {}": "no es uno de los idiomas {}",
  "is the main language, whose texts are not translations":
    "es el idioma principal, cuyos textos no son traducciones",
  "is the same in every variant": "es igual en todas las variantes",
  "is the same in every language": "es igual en todos los idiomas",
  // Bodies and addresses of requests.
  "The request needs a body of JSON": "La petición necesita un cuerpo JSON",
  "The request needs a body: JSON or a form": "La petición necesita un cuerpo: JSON o un formulario",
  "Send the fields as JSON, or as a form of type {}":
    "Envía los campos como JSON o como formulario de tipo {}",
  "The body must be one JSON object, in curly brackets": "El cuerpo debe ser un objeto JSON, entre llaves",
  "The body {}": "El cuerpo {word}",
  "We accept at most {} in one request": "Aceptamos como máximo {} por petición",
  "The body of the request is too large": "El cuerpo de la petición es demasiado grande",
  "Too much data is arriving at once; please try again in a moment":
    "Llegan demasiados datos a la vez; inténtalo de nuevo en un momento",
  "Too many requests at once; please try again in a moment":
    "Demasiadas peticiones a la vez; inténtalo de nuevo en un momento",
  "{}; please try again in {} s": "{word}; inténtalo de nuevo en {} s",
  "The database does not answer; please try again in a moment":
    "La base de datos no responde; inténtalo de nuevo en un momento",
  "Something went wrong on our side; our log has the details":
    "Algo ha fallado por nuestra parte; los detalles están en nuestro registro",
  "A program's own token belongs in a header; send it as Authorization: Bearer …":
    "El token de un programa va en una cabecera; envíalo como Authorization: Bearer …",
  "Send the bot's token as Authorization: Bearer …, or as ?token=…":
    "Envía el token del bot como Authorization: Bearer …, o como ?token=…",
  // Pictures.
  "Many pictures are being uploaded; please try again in a moment":
    "Se están subiendo muchas imágenes; inténtalo de nuevo en un momento",
  "Nothing was uploaded; send the picture's bytes as they are":
    "No se ha subido nada; envía los bytes de la imagen tal cual",
  "The picture has {} megapixels; we take at most {}{}. Save it smaller; 2,000 pixels are wide enough":
    "La imagen tiene {} megapíxeles; admitimos {}{} como máximo. Guárdala más pequeña; con 2.000 píxeles de ancho basta",
  "The picture is {} pixels wide, too small to be read on a phone. Take one of at least {}":
    "La imagen tiene {} píxeles de ancho, demasiado pocos para leerla en un teléfono. Usa una de {} como mínimo",
  "The picture cannot be read: it is damaged, incomplete or in an unusual format. Open it in a picture program and save it again as JPEG or PNG":
    "La imagen no se puede leer: está dañada, incompleta o en un formato poco habitual. Ábrela en un programa de imágenes y guárdala de nuevo como JPEG o PNG",
  "Upload a PNG, JPEG, GIF or WebP picture": "Sube una imagen PNG, JPEG, GIF o WebP",
  "An SVG is a program rather than a picture, and Messenger shows none. Export it as PNG":
    "Un SVG es más un programa que una imagen, y Messenger no los muestra. Expórtalo como PNG",
  "This is an HEIC photo, which Messenger does not show. Save it as JPEG":
    "Es una foto HEIC, que Messenger no muestra. Guárdala como JPEG",
  "This is not a picture format we know": "No conocemos este formato de imagen",
};
