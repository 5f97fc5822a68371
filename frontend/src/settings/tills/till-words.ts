/** A picture of our own, without asking the server for it again: its address would be a secret in a log. */
export const svgAddress = (svg: string): string => `data:image/svg+xml,${encodeURIComponent(svg)}`;

/** "4812 0957": read out in fours. */
export const pinWords = (pin: string): string => pin.replace(/(\d{4})(?=\d)/g, "$1 ");
