import type { ComponentChildren } from "preact";

/** A sentence with something other than text in it, such as a link: its parts, in the order of the language. */
export type Rich = ComponentChildren;
