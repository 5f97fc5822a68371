export const stories = {
  didNot: (not: string) => `did not ${not}`,
  messengerDoesNotAcceptEmpty: "Messenger does not accept empty texts.",
  tooManyForMessenger: (tooMany: number) => `${tooMany} too many for Messenger.`,
  thisContainsACharacterThat: "This contains a character that cannot be shown.",
  anAddressBeginsWithHttpsAndHas: "An address begins with https:// and has no spaces.",
  thisIsTheAddressOfAPictureNotA: "This is the address of a picture, not a text.",
  aCodeHasLettersDigitsAndNo: "A code has letters, digits, “-”, “_” and “.”, no spaces.",
  aCodeNeedsALetterOrADigit: "A code needs a letter or a digit.",
  itMustContain: (missing: string) => `It must contain ${missing}.`,
  meansNothingHereTheCustomer: (unknown: string) =>
    `${unknown} means nothing here; the customer would read it as it is.`,
};
