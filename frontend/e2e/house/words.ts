import type { Page } from "@playwright/test";

/** Not ours to translate: names of products, settings and formats, and what is the same in every language. */
const NAMES =
  /^(promobot|Messenger|Facebook( page)?|Slack|Discord|Webhook|Docker|Heroku|Landbot|English|Español|E-mail|PIN|API|CSV|QR|SIMULATOR|Authorization|Bearer|POST|GET|curl|https?|ID|Ana|Marta|kB|MB|min|STOP|START|EUR|USD|GBP)$/;

/** What Facebook's own pages and programs in a terminal call things. */
const THEIRS = [
  "developers.facebook.com",
  "Messenger → API settings → Configure webhooks",
  "Messenger → API settings → Generate access tokens",
  "EAA…",
];

/**
 * What is read on the page, or heard, and is neither marked nor data: words that somebody wrote into a component.
 * Code and what customers write and read is data.
 */
export async function unmarkedOn(page: Page, data: readonly string[]): Promise<string[]> {
  const found = await page.evaluate(() => {
    const texts: string[] = [];
    const isData = (element: Element) =>
      element.closest(
        "code, pre, bdi, input, textarea, time, [data-words], iframe, svg text, script, style, noscript, [role=log], .uplot",
      ) !== null;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!element || isData(element) || !/\p{L}{2}/u.test(node.nodeValue ?? "")) continue;
      texts.push(node.nodeValue ?? "");
    }
    for (const name of ["aria-label", "title", "placeholder", "alt"])
      for (const element of document.querySelectorAll(`[${name}]`))
        if (!isData(element) || name !== "title") texts.push(element.getAttribute(name) ?? "");
    return texts;
  });
  const longestFirst = [...THEIRS, ...data].sort((one, other) => other.length - one.length);
  const outside = found.map(withoutMarked).flatMap((text) => leftOf(text, longestFirst));
  return [...new Set(outside)];
}

function withoutMarked(text: string): string {
  const left = text.replace(/⟦[^⟦⟧]*⟧/g, " ");
  return left === text ? text : withoutMarked(left);
}

/** What of a text is not data. */
function leftOf(text: string, data: readonly string[]): string[] {
  if (NAMES.test(text.trim())) return [];
  let left = text;
  for (const word of data) left = left.replaceAll(word, " ");
  // What a story calls something may be said with a small letter within a sentence.
  const words = left.split(/[^\p{L}’'-]+/u).filter((word) => /\p{L}{2}/u.test(word) && !NAMES.test(word));
  return words.length > 0 ? [text.trim()] : [];
}

/** Texts that are cut off or make the page wider than the screen; a choice of data alone may be as long as it likes. */
export async function clippedOn(page: Page, data: readonly string[]): Promise<string[]> {
  const wrong = await clipped(page);
  return wrong.filter((each) => !data.some((text) => each === `cut off: ${text}`));
}

async function clipped(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const wrong: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) wrong.push(`the page is ${scrollWidth} px wide`);
    for (const element of document.querySelectorAll<HTMLElement>("main *, nav *, header *, dialog[open] *")) {
      if (element.children.length > 0 || !/\S/.test(element.textContent ?? "")) continue;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      if (box.width < 2 || style.visibility === "hidden" || style.position === "absolute") continue;
      const cut = style.overflow !== "visible" && style.textOverflow !== "ellipsis";
      if (cut && element.scrollWidth > element.clientWidth + 1) wrong.push(`cut off: ${element.textContent}`);
      if (!scrolls(element) && (box.right > clientWidth + 1 || box.left < -1))
        wrong.push(`beyond the edge: ${element.textContent}`);
    }
    return wrong;

    function scrolls(element: Element): boolean {
      for (let at: Element | null = element; at; at = at.parentElement)
        if (/auto|scroll|hidden/.test(getComputedStyle(at).overflowX)) return true;
      return false;
    }
  });
}
