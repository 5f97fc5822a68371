import type { stories as en } from "../en/stories.ts";

export const stories = {
  didNot: (not) => `sin ${not}`,
  messengerDoesNotAcceptEmpty: "Messenger no acepta textos vacíos.",
  tooManyForMessenger: (tooMany) => `Sobran ${tooMany} para Messenger.`,
  thisContainsACharacterThat: "Contiene un carácter que no se puede mostrar.",
  anAddressBeginsWithHttpsAndHas: "Una dirección empieza por https:// y no tiene espacios.",
  thisIsTheAddressOfAPictureNotA: "Es la dirección de una imagen, no un texto.",
  aCodeHasLettersDigitsAndNo: "Un código tiene letras, cifras, «-», «_» y «.», sin espacios.",
  aCodeNeedsALetterOrADigit: "Un código necesita una letra o una cifra.",
  itMustContain: (missing) => `Debe contener ${missing}.`,
  meansNothingHereTheCustomer: (unknown) =>
    `${unknown} no significa nada aquí; el cliente lo leería tal cual.`,
} satisfies typeof en;
