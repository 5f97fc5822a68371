/** A text as it is read: plain replacement, as the server does it; what it does not know stays as it is typed. */
export function filledIn(text: string, { name, business }: { name: string; business: string }): string {
  return text.replace(/\{(name|business)\}/g, (_, key: string) => (key === "name" ? name : business));
}

/** What stands between empty lines. */
export function paragraphs(text: string): string[] {
  return text
    .split(/\n[^\S\n]*\n\s*/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);
}
