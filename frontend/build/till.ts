import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { build, type Plugin } from "vite";

interface Limits {
  /** Of all that is fetched before the till can be used. */
  mostBytes: number;
}

const FOLDER = fileURLToPath(new URL("../till/", import.meta.url));
const FILES = "assets/till-[name]-[hash]";

/** Adds the till to the build: the page `/till` with files of its own; what reads the camera is fetched only when needed. */
export function till({ mostBytes }: Limits): Plugin {
  return {
    name: "till",
    apply: "build",
    async generateBundle() {
      const files = await bundle();
      const entry = files.find((file) => file.type === "chunk" && file.isEntry);
      const style = files.find(({ fileName }) => fileName.endsWith(".css"));
      if (entry?.type !== "chunk" || !style) throw new Error("the till gave no script or no style");
      // What is imported at once is fetched at once.
      const first = [entry.fileName, ...entry.imports, style.fileName];
      const weighed = files.filter(({ fileName }) => first.includes(fileName));
      const bytes = weighed.reduce((sum, file) => sum + brotliCompressSync(contentOf(file)).length, 0);
      const words = `till: ${bytes} bytes of brotli before it can be used`;
      if (bytes > mostBytes) this.error(`${words}; at most ${mostBytes} are allowed`);
      this.info(words);
      for (const file of files)
        this.emitFile({ type: "asset", fileName: file.fileName, source: contentOf(file) });
      const page = readFileSync(`${FOLDER}page/till.html`, "utf8")
        .replace("/assets/till.js", `/${entry.fileName}`)
        .replace("/assets/till.css", `/${style.fileName}`);
      this.emitFile({ type: "asset", fileName: "till.html", source: page });
    },
  };
}

async function bundle() {
  const made = await build({
    configFile: false,
    root: FOLDER,
    base: "./",
    logLevel: "warn",
    publicDir: false,
    build: {
      write: false,
      target: "es2022",
      modulePreload: false,
      assetsInlineLimit: 0,
      cssCodeSplit: false,
      rolldownOptions: {
        input: `${FOLDER}main.tsx`,
        output: {
          entryFileNames: `${FILES}.js`,
          chunkFileNames: `${FILES}.js`,
          assetFileNames: `${FILES}[extname]`,
        },
      },
    },
  });
  const [first] = Array.isArray(made) ? made : [made];
  if (!first || !("output" in first)) throw new Error("the till was not built");
  return first.output;
}

type File = Awaited<ReturnType<typeof bundle>>[number];

const contentOf = (file: File): string | Uint8Array => (file.type === "chunk" ? file.code : file.source);
