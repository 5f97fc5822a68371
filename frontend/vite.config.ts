import { defineConfig } from "vitest/config";
import { precompress } from "./build/precompress.ts";

const jar = "http://localhost:8080";

export default defineConfig({
  plugins: [precompress()],
  build: {
    target: "es2022",
    // The server's content policy allows files of its own only, so nothing may end up inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: { "/api": jar, "/images": jar, "/simulator": jar, "/webhooks": jar },
  },
  test: { include: ["src/**/*.test.ts"] },
});
