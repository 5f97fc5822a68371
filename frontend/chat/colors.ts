export type Rgb = [number, number, number];

export const FALLBACK = "#0f766e";
const WHITE: Rgb = [255, 255, 255];
/** Pure black: with it or white, every colour reaches 4.5. */
const BLACK: Rgb = [0, 0, 0];
const DARK_GROUND: Rgb = [36, 38, 43];
const READABLE = 4.5;

/** The shop's colour, the text colour on top of it, and variants readable on light and dark backgrounds. */
export interface Palette {
  color: string;
  ink: string;
  onLight: string;
  onDark: string;
}

export function paletteOf(color: string): Palette {
  const own = parse(color) ?? (parse(FALLBACK) as Rgb);
  return {
    color: css(own),
    ink: css(contrast(own, WHITE) >= READABLE ? WHITE : BLACK),
    onLight: css(towards(own, BLACK, WHITE)),
    onDark: css(towards(own, WHITE, DARK_GROUND)),
  };
}

function parse(color: string): Rgb | undefined {
  const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color);
  return found ? [hex(found[1]), hex(found[2]), hex(found[3])] : undefined;
}

const hex = (digits = ""): number => Number.parseInt(digits, 16);

const css = (color: Rgb): string => `rgb(${color.join(" ")})`;

/** Mixes in as little of `end` as it takes to be readable on the background. */
function towards(color: Rgb, end: Rgb, ground: Rgb): Rgb {
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = color.map((part, at) => Math.round(part + ((end[at] ?? 0) - part) * share)) as Rgb;
    if (contrast(mixed, ground) >= READABLE + 0.1) return mixed;
  }
  return end;
}

export function contrast(one: Rgb, other: Rgb): number {
  const [low = 0, high = 0] = [light(one), light(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** Relative luminance as defined by WCAG 2. */
function light(color: Rgb): number {
  const [red = 0, green = 0, blue = 0] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
