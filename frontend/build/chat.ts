import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { build, type Plugin } from "vite";

interface Limits {
  mostLoaderBytes: number;
  mostPanelBytes: number;
}

const FOLDER = fileURLToPath(new URL("../chat/", import.meta.url));

/** Adds the website chat to the build: `chat.js`, the panel it fetches, and the page `/chat`. */
export function chat({ mostLoaderBytes, mostPanelBytes }: Limits): Plugin {
  return {
    name: "chat",
    apply: "build",
    async generateBundle() {
      const panel = await bundle("view/panel.ts", "es");
      const others = otherWords();
      const hash = createHash("sha256").update(panel).update(others.join()).digest("base64url").slice(0, 8);
      const name = `assets/chat-panel-${hash}.js`;
      const words = `assets/chat-*-${hash}.json`;
      const names = { __PANEL__: JSON.stringify(name), __WORDS__: JSON.stringify(words) };
      const loader = await bundle("loader/main.ts", "iife", names);
      const weigh = (what: string, code: string, most: number) => {
        const words = `${what}: ${brotliCompressSync(code).length} bytes of brotli`;
        if (brotliCompressSync(code).length > most) this.error(`${words}; at most ${most} are allowed`);
        this.info(words);
      };
      weigh("chat.js", loader, mostLoaderBytes);
      // Together with the longest labels.
      const longest = others.map(([, json]) => json).sort((a, b) => b.length - a.length)[0] ?? "";
      weigh("chat panel with words", panel + longest, mostPanelBytes);
      const lay = (fileName: string, source: string) => this.emitFile({ type: "asset", fileName, source });
      lay("chat.js", loader);
      lay(name, panel);
      // Pages loaded before an update ask for a panel that no longer exists, and fall back to this one.
      lay("chat-panel.js", panel);
      for (const [language, json] of others) lay(words.replace("*", language), json);
      lay("chat.html", readFileSync(`${FOLDER}page/chat.html`, "utf8"));
    },
  };
}

/** The panel's labels in other languages, one file each. */
function otherWords(): [language: string, json: string][] {
  return readdirSync(`${FOLDER}words`).map((name) => [
    name.replace(".json", ""),
    JSON.stringify(JSON.parse(readFileSync(`${FOLDER}words/${name}`, "utf8"))),
  ]);
}

/** Bundles an entry and all its imports into one file. */
async function bundle(
  entry: string,
  format: "es" | "iife",
  define: Record<string, string> = {},
): Promise<string> {
  const made = await build({
    configFile: false,
    root: FOLDER,
    logLevel: "warn",
    publicDir: false,
    define,
    build: {
      write: false,
      target: "es2022",
      // As a library: an application's imports get a helper that preloads, which only modules can have.
      lib: { entry: FOLDER + entry, name: "promobotChat", formats: [format] },
      cssMinify: true,
      rolldownOptions: {
        preserveEntrySignatures: "strict",
        output: { format, minify: true },
      },
    },
  });
  const [first] = Array.isArray(made) ? made : [made];
  const chunk = first && "output" in first ? first.output.find(({ type }) => type === "chunk") : undefined;
  if (chunk?.type !== "chunk") throw new Error(`${entry} gave no file`);
  return chunk.code;
}
