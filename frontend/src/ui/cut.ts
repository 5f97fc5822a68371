const MORE = "…";
const CHARACTERS = new Intl.Segmenter("en", { granularity: "grapheme" });

const characters = (text: string) => [...CHARACTERS.segment(text)].map(({ segment }) => segment);

/** As the server cuts: at most `longest` UTF-16 units, and never through what a reader takes for one character. */
export function cutTo(text: string, longest: number): string {
  return text.length <= longest ? text : first(text, longest - MORE.length) + MORE;
}

/** The same, with the sign in place of what stood in the middle. */
export function cutMiddle(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const half = Math.floor((longest - MORE.length) / 2);
  const head = first(text, longest - MORE.length - half).trimEnd();
  return head + MORE + last(text, half).trimStart();
}

export function first(text: string, longest: number): string {
  return fitting(characters(text), longest).join("");
}

function last(text: string, longest: number): string {
  return fitting(characters(text).reverse(), longest).reverse().join("");
}

function fitting(all: string[], longest: number): string[] {
  let length = 0;
  const end = all.findIndex((one) => {
    length += one.length;
    return length > longest;
  });
  return end < 0 ? all : all.slice(0, end);
}
