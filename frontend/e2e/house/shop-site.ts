import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A shop's website on another site, with the strictest content policy. */
export class ShopSite {
  url = "";
  private readonly server: Server = createServer(({ url }, response) => this.answer(url ?? "/", response));

  constructor(private readonly chat: string) {}

  async start(): Promise<void> {
    await new Promise<void>((done) => this.server.listen(0, "127.0.0.1", done));
    // A different name than the chat's server, so it is another site and not just another port.
    this.url = `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  private answer(address: string, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(address, this.url);
    const file = FILES[pathname];
    if (file) send(response, file.type, file.body);
    else this.page(pathname, searchParams, response);
  }

  private page(pathname: string, searchParams: URLSearchParams, response: ServerResponse): void {
    response.setHeader(
      "content-security-policy",
      [
        "default-src 'none'",
        searchParams.has("nonce")
          ? "script-src 'nonce-abc' 'strict-dynamic'"
          : `script-src 'self' ${this.chat}`,
        `connect-src ${this.chat}`,
        `img-src ${this.chat}`,
        "style-src 'self'",
        "base-uri 'none'",
        "require-trusted-types-for 'script'",
      ].join("; "),
    );
    const options = searchParams.get("options") ?? "";
    const tag = `<script src="${this.chat}/chat.js" ${options} nonce="abc" async></script>`;
    send(
      response,
      "text/html",
      pageOf(pathname, tag.repeat(Number(searchParams.get("tags") ?? 1)), searchParams),
    );
  }
}

function pageOf(path: string, tags: string, query: URLSearchParams): string {
  return `<!doctype html>
<html lang="${query.get("lang") ?? "en"}" dir="${query.get("dir") ?? "ltr"}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Umi tea</title>
    <link rel="stylesheet" href="/shop.css">
    ${query.get("at") === "body" ? "" : tags}
    <script src="/shop.js" nonce="abc" defer></script>
  </head>
  <body>
    <main>
      <h1>Umi tea ${path}</h1>
      <a href="/menu">Menu</a>
      <button id="navigate">Next page</button>
      ${"<p>Leaves, picked by hand in the first week of May, steamed the same day.</p>".repeat(12)}
    </main>
    ${query.get("at") === "body" ? tags : ""}
  </body>
</html>`;
}

/** Styles that would break anything they reach. */
const STYLE = `body { font: 18px/1.6 Georgia, serif; margin: 3rem; background: #fbf7ef; color: #222 }
@media (prefers-color-scheme: dark) { body { background: #1b1a17; color: #ddd } a { color: #9cf } }
div, button { letter-spacing: 0.2em; text-transform: uppercase; opacity: 0.97 }
* { box-sizing: content-box }`;

/** Navigates like Turbo, with a whole new body, and has keyboard shortcuts. */
const SCRIPT = `document.addEventListener("click", ({ target }) => {
  if (target.id !== "navigate") return;
  const body = document.createElement("body");
  const heading = document.createElement("h1");
  heading.textContent = "Another page";
  body.append(heading);
  document.documentElement.replaceChild(body, document.body);
});
document.addEventListener("keydown", ({ key }) => { window.shortcuts = (window.shortcuts ?? "") + key; });`;

function send(response: ServerResponse, type: string, body: string): void {
  response.writeHead(200, { "content-type": `${type}; charset=utf-8` }).end(body);
}

const FILES: Record<string, { type: string; body: string }> = {
  "/shop.css": { type: "text/css", body: STYLE },
  "/shop.js": { type: "text/javascript", body: SCRIPT },
  "/favicon.ico": { type: "image/x-icon", body: "" },
};
