import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { parse } from "yaml";

const FILE = fileURLToPath(new URL("../../src/main/resources/openapi.yaml", import.meta.url));
const NAME = "virtual:contract";
const RESOLVED = `\0${NAME}`;

/** Offers the contract that the server serves as data, so that browsers need not know YAML. */
export function contract(): Plugin {
  return {
    name: "contract",
    resolveId: { filter: { id: new RegExp(`^${NAME}$`) }, handler: () => RESOLVED },
    load: {
      filter: { id: new RegExp(`^${RESOLVED}$`) },
      handler() {
        this.addWatchFile(FILE);
        const json = JSON.stringify(parse(readFileSync(FILE, "utf8")));
        // Browsers read one string faster than as much JavaScript.
        return `export const contract = JSON.parse(${JSON.stringify(json)});`;
      },
    },
  };
}
