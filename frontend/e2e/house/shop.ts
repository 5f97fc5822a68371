import { type APIRequestContext, expect } from "@playwright/test";
import type { Stats } from "../../src/api/figures.ts";
import type { components } from "../../src/api/schema.d.ts";
import type { FailureMode } from "../../src/api/simulator.ts";

type Schemas = components["schemas"];

/** One customer of the simulator, whose phone a test holds in its hand. */
export interface Person {
  psid: string;
  name: string;
}

interface ChatMessage {
  from: "bot" | "customer";
  kind: string;
  text: string;
  image_url?: string;
  buttons?: { title: string; payload?: string; url?: string }[];
}

/** What tests arrange and look up behind the screens: the owner's API and the simulator. */
export class Shop {
  constructor(private readonly request: APIRequestContext) {}

  /** Somebody whose name no other test uses. */
  async person(name = unique("Ana"), origin?: string): Promise<Person> {
    const { psid } = await this.post<{ psid: string }>("/simulator/customers", { name, origin });
    return { psid, name };
  }

  /** A person who has opened the chat and got the welcome. */
  async welcomed(name?: string, origin?: string): Promise<Person> {
    const person = await this.person(name, origin);
    await this.post(`/simulator/customers/${person.psid}/start`, {});
    await this.hasButton(person, "SHOW_COUPON");
    return person;
  }

  /** Lets the chat be shown on a site. */
  async showChatOn(site: string): Promise<void> {
    const answer = await this.request.put("/api/v1/website", { data: { sites: [site] } });
    expect(answer.status(), await answer.text()).toBe(200);
  }

  async tap(person: Person, button: string): Promise<void> {
    const payload = await this.hasButton(person, button);
    await this.post(`/simulator/customers/${person.psid}/tap`, { payload });
  }

  async say(person: Person, text: string): Promise<void> {
    await this.post(`/simulator/customers/${person.psid}/say`, { text });
  }

  /** The payload of the newest such button, once it is on the phone. */
  async hasButton(person: Person, button: string): Promise<string> {
    let found: string | undefined;
    const look = async () => {
      const payloads = (await this.chat(person)).flatMap((message) =>
        (message.buttons ?? []).map((each) => each.payload ?? ""),
      );
      found = payloads.filter((payload) => payload.includes(button)).at(-1);
      return found !== undefined;
    };
    await expect.poll(look, { message: `${button} on the phone`, timeout: 30_000 }).toBe(true);
    return found ?? "";
  }

  async chat(person: Person): Promise<ChatMessage[]> {
    return (await this.get<{ messages: ChatMessage[] }>(`/simulator/customers/${person.psid}/chat`)).messages;
  }

  /** Lets a crowd come in and play as fast as it is answered; gives the run's id. */
  async arrive(plan: { customers: number; yes?: number; no?: number; reveal?: number }): Promise<string> {
    const body = { arrivals_per_second: 200, pace_ms: 0, ...plan };
    return (await this.post<{ run: string }>("/simulator/run", body)).run;
  }

  /** The same, and returns when all have played. */
  async crowd(plan: { customers: number; yes?: number; no?: number; reveal?: number }): Promise<void> {
    const run = await this.arrive(plan);
    const finished = async () => (await this.get<{ finished: boolean }>(`/simulator/runs/${run}`)).finished;
    await expect.poll(finished, { message: "the crowd has played", timeout: 60_000 }).toBe(true);
  }

  /** Sets the mocked Messenger's switch; "none" fixes it. */
  async messenger(mode: FailureMode, more: { latency_ms?: number } = {}): Promise<void> {
    await this.put("/simulator/failures", { mode, ...more });
  }

  /** All that the simulator plays works again. */
  async mend(): Promise<void> {
    await this.messenger("none");
    await this.put("/simulator/failures/mail", { mode: "ok" });
    await this.put("/simulator/failures/slack", { mode: "ok" });
  }

  /** All words that the screens show and that are not theirs: names, texts of stories, addresses; the longest first. */
  async dataWords(): Promise<string[]> {
    const paths = [
      "stories",
      "campaigns",
      "status",
      "shop",
      "customers",
      "segments",
      "coupons",
      "leads",
      "requests",
      "schedule",
      "phrases/not-understood?people=1",
    ];
    const more = ["topics", "channels", "deliveries", "welcome-mail", "website", "page", "tills", "origins"];
    const found = new Set<string>();
    const take = (value: unknown): void => {
      if (typeof value === "string") found.add(value);
      else if (typeof value === "object" && value !== null) Object.values(value).forEach(take);
    };
    for (const path of [...paths, ...more]) {
      const answer = await this.request.get(`/api/v1/${path}`);
      if (answer.ok()) take(await answer.json());
    }
    const languages = new Intl.DisplayNames("en", { type: "language" });
    for (const tag of [...found].filter((text) => /^[a-z]{2}$/.test(text)))
      found.add(languages.of(tag) ?? tag);
    const lines = [...found]
      .flatMap((text) => [text, ...text.split("\n"), ...text.split(/\{\w+\}/)])
      .map((text) => text.trim());
    const said = lines.filter((text) => /\p{L}{2}/u.test(text));
    const small = said.map((text) => text.charAt(0).toLowerCase() + text.slice(1));
    const large = said.map((text) => text.charAt(0).toUpperCase() + text.slice(1));
    const all = new Set([...said, ...small, ...large, ...said.map((text) => text.toLowerCase())]);
    return [...all].sort((one, other) => other.length - one.length);
  }

  stats(campaign = "welcome"): Promise<Stats> {
    return this.get(`/api/v1/campaigns/${campaign}/stats`);
  }

  /** How many people of the campaign have reached a stage. */
  async people(stage: string, campaign?: string): Promise<number> {
    return (await this.stats(campaign)).people[stage] ?? 0;
  }

  status(): Promise<Schemas["Status"]> {
    return this.get("/api/v1/status");
  }

  campaign(name: string): Promise<Schemas["Campaign"]> {
    return this.post("/api/v1/campaigns", { name });
  }

  async change(campaign: string, copy: Partial<Schemas["Copy"]>): Promise<void> {
    await this.ask("PATCH", `/api/v1/campaigns/${campaign}`, { copy });
  }

  async copy(campaign: string): Promise<Schemas["Copy"]> {
    return (await this.get<Schemas["Campaign"]>(`/api/v1/campaigns/${campaign}`)).copy;
  }

  async customer(person: Person): Promise<Schemas["Customer"]> {
    let found: Schemas["Customer"] | undefined;
    const look = async () => {
      const path = `/api/v1/customers?q=${person.psid}`;
      found = (await this.get<{ customers: Schemas["Customer"][] }>(path)).customers[0];
      return found !== undefined;
    };
    await expect.poll(look, { message: "the customer is known" }).toBe(true);
    if (!found) throw new Error("unreachable");
    return found;
  }

  /** Who came by a link of this origin. */
  async cameBy(origin: string): Promise<Schemas["Customer"][]> {
    const path = `/api/v1/customers?origin=${encodeURIComponent(origin)}`;
    return (await this.get<{ customers: Schemas["Customer"][] }>(path)).customers;
  }

  get<T>(path: string): Promise<T> {
    return this.ask("GET", path);
  }

  post<T>(path: string, body: object): Promise<T> {
    return this.ask("POST", path, body);
  }

  put<T>(path: string, body: object): Promise<T> {
    return this.ask("PUT", path, body);
  }

  async remove(path: string): Promise<void> {
    const answer = await this.request.delete(path);
    expect(answer.ok(), `DELETE ${path} answered ${answer.status()}`).toBe(true);
  }

  /** A body as it is. */
  async send(path: string, data: string, type: string): Promise<void> {
    const answer = await this.request.post(path, { data, headers: { "content-type": type } });
    expect(answer.ok(), `POST ${path} answered ${answer.status()}`).toBe(true);
  }

  private async ask<T>(method: string, path: string, data?: object): Promise<T> {
    const answer = await this.request.fetch(path, { method, ...(data && { data }) });
    expect(answer.ok(), `${method} ${path} answered ${answer.status()}`).toBe(true);
    return await answer.json();
  }
}

let count = 0;

/** A name nobody else has, so that tests may share one shop. */
export function unique(name: string): string {
  count++;
  return `${name} ${Date.now().toString(36)}${count}`;
}
