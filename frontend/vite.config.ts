import { defineConfig } from "vitest/config";
import { budget } from "./build/budget.ts";
import { chat } from "./build/chat.ts";
import { contract } from "./build/contract.ts";
import { precompress } from "./build/precompress.ts";
import { rootedPage } from "./build/rooted-page.ts";
import { till } from "./build/till.ts";

/** Which running promobot `npm run dev` stands in front of. */
const jar = process.env.PROMOBOT ?? "http://localhost:8080";

/** The jar answers its own pages only, so a request must look like one of theirs. */
const proxied = { target: jar, changeOrigin: true, headers: { origin: new URL(jar).origin } };
const PATHS = ["/api", "/umishop_api", "/images", "/simulator", "/webhooks", "/health", "/chat", "/till"];

export default defineConfig({
  // Files name each other by where they are, so that they can be served below any path.
  base: "./",
  plugins: [
    contract(),
    rootedPage(),
    chat({ mostLoaderBytes: 5_000, mostPanelBytes: 14_000 }),
    till({ mostBytes: 21_900 }),
    precompress(),
    budget({ mostKilobytes: 70 }),
  ],
  // The usual transformer loses where rules composed from another file come from, and warns about it.
  // The name of a container is asked for in other files, too.
  css: { transformer: "lightningcss", lightningcss: { cssModules: { container: false } } },
  build: {
    target: "es2022",
    // The server's content policy allows files of its own only, so nothing may end up inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Whose work the dashboard carries; the build puts it beside the jar.
    license: { fileName: "licenses.md" },
  },
  server: { proxy: Object.fromEntries(PATHS.map((path) => [path, proxied])) },
  // Two workers at most: each start of one costs more than the tests in it, and a busy machine must not make one late.
  test: {
    include: ["{src,chat,till}/**/*.test.{ts,tsx}"],
    pool: "threads",
    maxWorkers: 2,
    setupFiles: ["build/test-reader.ts"],
  },
});
