import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";

interface Limit {
  mostKilobytes: number;
}

/** Fails the build when what a browser fetches before it shows anything has grown too large; says what it weighs. */
export function budget({ mostKilobytes }: Limit): Plugin {
  return {
    name: "budget",
    apply: "build",
    generateBundle(_, bundle) {
      const entries = Object.values(bundle).filter((file) => file.type === "chunk" && file.isEntry);
      const first = new Set<string>();
      const waiting = entries.map((entry) => entry.fileName);
      for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
        const file = bundle[name];
        if (file?.type !== "chunk" || first.has(name)) continue;
        first.add(name);
        waiting.push(...file.imports);
      }
      const kilobytes =
        [...first]
          .map((name) => bundle[name])
          .reduce((sum, file) => sum + (file?.type === "chunk" ? gzipSync(file.code).length : 0), 0) / 1000;
      const words = `first load: ${kilobytes.toFixed(1)} kB of JavaScript gzipped in ${first.size} files`;
      if (kilobytes > mostKilobytes) this.error(`${words}; at most ${mostKilobytes} kB are allowed`);
      this.info(words);
    },
  };
}
