import { existsSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { png } from "./png.ts";

const DIST = resolve(import.meta.dirname, "../../dist");
const TYPES: Record<string, string> = {
  json: "application/json",
  js: "text/javascript",
  html: "text/html",
  svg: "image/svg+xml",
};

export interface ChatMessage {
  id?: string;
  at?: string;
  from: "shop" | "visitor";
  by?: "person";
  kind: "text" | "card" | "image";
  text?: string;
  title?: string;
  subtitle?: string;
  image?: string;
  buttons?: { title: string; payload?: string }[];
  quick_replies?: { title: string; payload: string }[];
}

interface Happening {
  id: string;
  type: string;
  payload?: string;
  text?: string;
  message?: string;
}

interface Talker {
  messages: (ChatMessage & { id: string })[];
  streams: Set<ServerResponse>;
  about: { origin?: string; language?: string };
}

/** A fake server for the website chat's contract: the built files, idempotent events, a stream. */
export class ChatServer {
  url = "";
  settings = {
    on: true,
    name: "Umi Shop",
    color: "#0f766e",
    corner: "right",
    teaser: "Hi! Your welcome present is waiting in our chat.",
    consent: "We keep what you write here to answer you. [How we treat your data](/privacy)",
  };
  /** The events that took effect, in order. */
  readonly events: Happening[] = [];
  /** How many events came in, repeats included. */
  received = 0;
  readonly talkers = new Map<string, Talker>();
  /** The response to every POST; null for normal operation. */
  refuse: { status: number; headers?: Record<string, string> } | null = null;
  /** Streams open with `resync` instead of replaying. */
  gapGone = false;
  streamsOpened = 0;
  readonly lastIds: string[] = [];
  readonly asked: string[] = [];
  private readonly server: Server = createServer((request, response) => void this.answer(request, response));
  private readonly seen = new Set<string>();
  private next = 40;

  async start(): Promise<void> {
    await new Promise<void>((done) => this.server.listen(0, "127.0.0.1", done));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  /** Sends a message, to the newest visitor unless told otherwise. */
  push(message: ChatMessage, talker = [...this.talkers.values()].at(-1)): string {
    if (!talker) throw new Error("nobody is there");
    const whole = { at: new Date().toISOString(), ...message, id: String(this.next++) };
    talker.messages.push(whole);
    if (message.image) whole.image = new URL(message.image, this.url).href;
    for (const stream of talker.streams) stream.write(frame(whole));
    return whole.id;
  }

  dropStreams(): void {
    for (const { streams } of this.talkers.values()) for (const stream of streams) stream.destroy();
  }

  openStreams(): number {
    return [...this.talkers.values()].reduce((sum, { streams }) => sum + streams.size, 0);
  }

  of(type: string): Happening[] {
    return this.events.filter((event) => event.type === type);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "/", this.url);
    this.asked.push(`${request.method} ${pathname}`);
    response.setHeader("access-control-allow-origin", request.headers.origin ?? "*");
    response.setHeader("access-control-expose-headers", "retry-after");
    response.setHeader("cross-origin-resource-policy", "cross-origin");
    if (request.method === "OPTIONS") {
      response.setHeader("access-control-allow-headers", "authorization, content-type, last-event-id");
      response.writeHead(204).end();
    } else if (!pathname.startsWith("/api/")) file(pathname, response);
    else if (pathname === "/api/v1/chat/settings") json(response, 200, this.settings);
    else if (request.method === "POST") await this.post(pathname, request, response);
    else this.read(pathname, searchParams, request, response);
  }

  private async post(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = JSON.parse(await text(request));
    if (this.refuse) {
      response.writeHead(this.refuse.status, this.refuse.headers).end();
    } else if (path.endsWith("/visitors")) {
      const token = `token-${this.talkers.size + 1}-${Date.now()}`;
      this.talkers.set(token, { messages: [], streams: new Set(), about: body });
      json(response, 201, { token });
    } else {
      const talker = this.talkerOf(request);
      if (!talker) return json(response, 401, { title: "Unknown visitor" });
      for (const event of body.events) this.happen(event, talker);
      json(response, 202, {});
    }
  }

  private happen(event: Happening, talker: Talker): void {
    this.received++;
    if (this.seen.has(event.id)) return;
    this.seen.add(event.id);
    this.events.push(event);
    const { type, payload = "", text = "" } = event;
    if (type === "tap" || type === "text") this.push({ from: "visitor", kind: "text", text }, talker);
    if (type === "start") this.push(WELCOME, talker);
    else if (type === "text") this.push({ from: "shop", kind: "text", text: `You said: ${text}` }, talker);
    else if (type === "tap") for (const message of ANSWERS[payload] ?? []) this.push(message, talker);
    else if (type === "forget") {
      for (const stream of talker.streams) stream.end();
      for (const [token, each] of this.talkers) if (each === talker) this.talkers.delete(token);
    }
  }

  private read(
    path: string,
    query: URLSearchParams,
    request: IncomingMessage,
    response: ServerResponse,
  ): void {
    const talker = this.talkerOf(request);
    if (!talker) {
      json(response, 401, { title: "Unknown visitor" });
      return;
    }
    const after = Number(query.get("after") ?? 0);
    if (path.endsWith("/messages")) {
      json(response, 200, { messages: talker.messages.filter(({ id }) => Number(id) > after) });
      return;
    }
    const last = String(request.headers["last-event-id"] ?? "");
    this.streamsOpened++;
    this.lastIds.push(last);
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    response.write(": here\n\n");
    if (this.gapGone) response.write("event: resync\ndata: {}\n\n");
    else {
      for (const message of talker.messages)
        if (Number(message.id) > Number(last)) response.write(frame(message));
    }
    talker.streams.add(response);
    response.on("close", () => talker.streams.delete(response));
  }

  private talkerOf(request: IncomingMessage): Talker | undefined {
    return this.talkers.get(String(request.headers.authorization).replace("Bearer ", ""));
  }
}

export const WELCOME: ChatMessage = {
  from: "shop",
  kind: "card",
  title: "A present for your first visit",
  subtitle: "A matcha on the house, today and tomorrow. Would you like the coupon?",
  image: "/images/welcome.png",
  buttons: [
    { title: "Yes, please", payload: "welcome:SHOW_COUPON" },
    { title: "No, thanks", payload: "welcome:NO_THANKS" },
  ],
};

const ANSWERS: Record<string, ChatMessage[]> = {
  "welcome:SHOW_COUPON": [
    {
      from: "shop",
      kind: "text",
      text: "Wonderful! Your coupon is ready. See https://umi.example/menu for what it buys.",
      quick_replies: [
        { title: "Reveal", payload: "welcome:REVEAL" },
        { title: "What is matcha?", payload: "HELP" },
      ],
    },
  ],
  "welcome:REVEAL": [
    { from: "shop", kind: "card", title: "K7QM-2XWD", subtitle: "Show this at the counter." },
  ],
  "welcome:NO_THANKS": [
    { from: "shop", kind: "image", image: "/images/thanks.png" },
    { from: "shop", kind: "text", text: "No problem. See you soon!" },
  ],
  HELP: [{ from: "shop", kind: "text", text: "Green tea, ground as fine as flour." }],
};

function frame(message: ChatMessage & { id: string }): string {
  return `id: ${message.id}\nevent: message\ndata: ${JSON.stringify(message)}\n\n`;
}

function file(path: string, response: ServerResponse): void {
  if (path.startsWith("/images/")) {
    response.writeHead(200, { "content-type": "image/png" }).end(png(640, 336));
    return;
  }
  const name = path === "/chat" ? "chat.html" : path.slice(1);
  const place = join(DIST, name);
  const type = TYPES[name.split(".").at(-1) ?? ""];
  if (!type || !existsSync(place)) return void response.writeHead(404).end();
  const policy = "default-src 'self'; img-src 'self' data: https:; object-src 'none'; base-uri 'none'";
  response
    .writeHead(200, { "content-type": type, "content-security-policy": policy })
    .end(readFileSync(place));
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function text(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}
