/** What the server says about coupons, tills, topics and channels. */
export const fromDesks: Record<string, string> = {
  // Coupons and tills.
  "This code was made void; enter another one": "Este código se anuló; escribe otro",
  "This code is one person's own, or in your list of codes; enter another one":
    "Este código es propio de una persona o está en tu lista de códigos; escribe otro",
  "The first cell is empty; put the code there": "La primera celda está vacía; pon ahí el código",
  "This coupon is void already": "Este cupón ya está anulado",
  "Everybody is shown this code; give the campaign another one first":
    "Este código se muestra a todos; pon antes otro en la campaña",
  "Too many wrong guesses; please wait a little and try again":
    "Demasiados intentos erróneos; espera un poco e inténtalo de nuevo",
  "There is no code in this file": "No hay ningún código en este archivo",
  "A file may have at most 50,000 codes; send several, one by one":
    "Un archivo puede tener 50.000 códigos como máximo; envía varios, uno a uno",
  "This campaign does not give out your own list; choose “Your own list” at its coupon first":
    "Esta campaña no reparte tu propia lista; elige antes «Tu propia lista» en su cupón",
  "Too many wrong PINs; scan the till's QR code, or wait a little and try again":
    "Demasiados PIN erróneos; escanea el código QR de la caja, o espera un poco e inténtalo de nuevo",
  "Many tills are signing in right now; please try again in a moment":
    "Muchas cajas están iniciando sesión ahora mismo; inténtalo de nuevo en un momento",
  "This code has been used already": "Este código ya se ha usado",
  "This code has expired": "Este código ha caducado",
  "This code is void": "Este código está anulado",
  "This code is not valid yet": "Este código aún no es válido",
  "This code was in use; please try again": "Este código estaba en uso; inténtalo de nuevo",
  "Another till has this name": "Otra caja tiene este nombre",
  "Choose another PIN; this one is in use": "Elige otro PIN; este está en uso",
  "Sign in at this till with its PIN or its QR code": "Inicia sesión en esta caja con su PIN o su código QR",
  "This till is doing many things at once; please try again":
    "Esta caja está haciendo muchas cosas a la vez; inténtalo de nuevo",
  "This link is not a till's any more; please ask for a new one":
    "Este enlace ya no es de ninguna caja; pide otro",
  "No till has this PIN": "Ninguna caja tiene este PIN",
  "It has been taken back already": "Ya se ha deshecho",
  "A till can take back only what it redeemed in the last five minutes":
    "Una caja solo puede deshacer lo que canjeó en los últimos cinco minutos",
  "This token can take back only what it redeemed in the last 30 days":
    "Este token solo puede deshacer lo que canjeó en los últimos 30 días",
  "This person was erased; what they redeemed stays in your figures":
    "Esta persona se ha eliminado; lo que canjeó queda en tus cifras",
  // Topics and channels.
  "is for channels that sign what they send: a webhook":
    "es para canales que firman lo que envían: un webhook",
  "needs at least one channel to notify": "necesita al menos un canal al que avisar",
  "{} needs at least one channel to notify": "{} necesita al menos un canal al que avisar",
  "There are {} topics already; delete one first": "Ya hay {} temas; elimina uno primero",
  "{} is the default desk: unknown topics go there, so it stays":
    "{} es el equipo por defecto: los temas desconocidos van ahí, así que se queda",
  "This is the only channel of {}; add another one there first":
    "Es el único canal de {}; añade allí otro primero",
  "is reserved for unknown topics; choose another name":
    "está reservado para los temas desconocidos; elige otro nombre",
  "is not one of the languages of customers": "no es uno de los idiomas de los clientes",
  "is what the topic {} is called": "es como se llama el tema {}",
  "There is a topic {} already{}": "Ya hay un tema {}{}",
  "has no channel {}": "no tiene el canal {}",
  "The address must begin with https://": "La dirección debe empezar por https://",
  "The address must begin with https://, or http:// for another program on this computer":
    "La dirección debe empezar por https://, o por http:// para otro programa de este ordenador",
  "This is not a web address. Copy the whole address, from https:// on.":
    "No es una dirección web. Copia la dirección entera, desde https://.",
  "Leave out everything before the @: promobot sends no password there.":
    "Quita todo lo que va antes de la @: promobot no envía ahí ninguna contraseña.",
  "The number after the colon is a port, which must be from 1 to 65535.":
    "El número después de los dos puntos es un puerto, que debe ir de 1 a 65535.",
  "Leave out the # and everything after it.": "Quita la # y todo lo que va detrás.",
  "promobot calls only addresses on the public internet, and this is not one of them.":
    "promobot solo llama a direcciones de la internet pública, y esta no lo es.",
  "There is no such channel, or it signs nothing": "No existe ese canal, o no firma lo que envía",
};
