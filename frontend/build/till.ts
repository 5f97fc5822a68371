import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { build, type Plugin } from "vite";

interface Limits {
  /** Of all that is fetched before the till can be used. */
  mostBytes: number;
}

const FOLDER = fileURLToPath(new URL("../till/", import.meta.url));
/** Whose work the dashboard carries is in a file of this name; what only the till carries is added to it. */
const LICENSES = "licenses.md";
const FILES = "assets/till-[name]-[hash]";

/** Adds the till to the build: the page `/till` with files of its own; what reads the camera is fetched only when needed. */
export function till({ mostBytes }: Limits): Plugin {
  let folder = "";
  let licenses = "";
  return {
    name: "till",
    apply: "build",
    configResolved(config) {
      folder = config.build.outDir;
    },
    async generateBundle() {
      const all = await bundle();
      const files = all.filter(({ fileName }) => fileName !== LICENSES);
      licenses = all
        .filter((file) => !files.includes(file))
        .map(contentOf)
        .join("");
      const entry = files.find((file) => file.type === "chunk" && file.isEntry);
      const style = files.find(({ fileName }) => fileName.endsWith(".css"));
      if (entry?.type !== "chunk" || !style) throw new Error("the till gave no script or no style");
      // What is imported at once is fetched at once.
      const first = [entry.fileName, ...entry.imports, style.fileName];
      const weighed = files.filter(({ fileName }) => first.includes(fileName));
      // Names that change with what other files say weigh some bytes more or less each time.
      const steady = (file: (typeof weighed)[number]) =>
        String(contentOf(file)).replace(/-[\w-]{8}(?=\.js)/g, "");
      const bytes = weighed.reduce((sum, file) => sum + brotliCompressSync(steady(file)).length, 0);
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
    closeBundle() {
      const file = join(folder, LICENSES);
      // A build that failed wrote nothing.
      if (!existsSync(file)) return;
      const known = readFileSync(file, "utf8");
      for (const part of licenses.split(/^(?=## )/m).slice(1))
        if (!known.includes(part.split("\n")[0] ?? "")) appendFileSync(file, `\n\n${part.trim()}`);
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
      cssMinify: true,
      license: { fileName: LICENSES },
      // A page of its own would get a helper that loads styles before scripts, which it does not need.
      lib: { entry: `${FOLDER}main.tsx`, formats: ["es"], cssFileName: "style" },
      rolldownOptions: {
        output: {
          minify: true,
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
