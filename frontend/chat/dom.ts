type Child = Node | string | undefined | false;
type Listener<E extends Event = Event> = (event: E) => void;

export interface Attributes {
  [name: string]: string | number | boolean | undefined | Listener<never>;
}

/** Creates an element: `onclick` and the like become listeners, false and undefined are left out. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value as EventListener);
    else if (value !== undefined && value !== false)
      element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

/** A one-path icon, built node by node because trusted types forbid markup from strings. */
export function icon(path: string, size = 24, box = "0 0 24 24"): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", box);
  svg.setAttribute("width", String(size));
  svg.setAttribute("height", String((size * Number(box.split(" ")[3])) / Number(box.split(" ")[2])));
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

/** A constructed stylesheet, which works without `unsafe-inline`. */
export function sheet(css: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}
