/** A number with its extension as people write it, not as links have it. */
export function phoneWords(phone: string): string {
  return phone.replace(";ext=", " ext. ");
}
