/** Every screen and its path. */
const PATHS = {
  overview: "/",
  campaigns: "/campaigns",
  campaign: "/campaigns/:id",
  compare: "/compare",
  messages: "/messages",
  stories: "/messages/stories",
  customers: "/customers",
  customer: "/customers/:id",
  segments: "/segments",
  coupons: "/coupons",
  origins: "/origins",
  leads: "/leads",
  welcomeMail: "/leads/welcome-mail",
  requests: "/requests",
  topics: "/topics",
  phrases: "/not-understood",
  deliveries: "/deliveries",
  settings: "/settings",
  demo: "/demo",
  apiDocs: "/docs/api",
} as const;

export type ScreenName = keyof typeof PATHS;

/** Where the owner is. */
export interface Route {
  /** Null: there is no such screen. */
  screen: ScreenName | null;
  path: string;
  /** What stands for ":id". */
  params: Record<string, string>;
  query: URLSearchParams;
}

export function routeOf(path: string, search: string): Route {
  const parts = partsOf(path);
  for (const [screen, pattern] of Object.entries(PATHS) as [ScreenName, string][]) {
    const params = match(partsOf(pattern), parts);
    if (params) return { screen, path, params, query: new URLSearchParams(search) };
  }
  return { screen: null, path, params: {}, query: new URLSearchParams(search) };
}

function match(pattern: string[], parts: string[]): Record<string, string> | null {
  if (pattern.length !== parts.length) return null;
  const params: Record<string, string> = {};
  for (const [index, wanted] of pattern.entries()) {
    const part = parts[index] ?? "";
    if (wanted.startsWith(":")) params[wanted.slice(1)] = decoded(part);
    else if (wanted !== part) return null;
  }
  return params;
}

function partsOf(path: string): string[] {
  return path.split("/").filter((part) => part !== "");
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
