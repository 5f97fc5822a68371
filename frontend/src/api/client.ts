/** The server answered, but not with what was asked for. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    /** How long the server asks us to wait, where it says so. */
    readonly retryAfterSeconds: number | null,
    message: string,
  ) {
    super(message);
  }
}

/** Reads JSON; refuses anything else, such as a proxy's error page. T is the wire type openapi.yaml promises. */
export async function read<T>(path: string): Promise<T> {
  const response = await ask("GET", path);
  if (!isJson(response)) throw new ApiError(response.status, null, `${path} did not answer with JSON`);
  return await response.json();
}

/** Asks for something to be done; what matters of the answer is that it is a yes. */
export async function send(method: "POST" | "DELETE", path: string, body?: object): Promise<void> {
  await ask(method, path, body);
}

async function ask(method: string, path: string, body?: object): Promise<Response> {
  const headers = new Headers({ accept: "application/json" });
  if (body) headers.set("content-type", "application/json");
  const response = await fetch(path, {
    method,
    headers,
    credentials: "same-origin",
    cache: "no-store",
    body: body ? JSON.stringify(body) : null,
  });
  if (!response.ok) throw new ApiError(response.status, retryAfter(response), await reasonOf(response));
  return response;
}

function isJson(response: Response): boolean {
  return /^application\/(.+\+)?json\b/.test(response.headers.get("content-type") ?? "");
}

function retryAfter(response: Response): number | null {
  const seconds = Number.parseInt(response.headers.get("retry-after") ?? "", 10);
  return Number.isFinite(seconds) ? Math.max(1, seconds) : null;
}

async function reasonOf(response: Response): Promise<string> {
  if (!isJson(response)) return `HTTP ${response.status}`;
  const problem: { detail?: string; title?: string } = await response.json().catch(() => ({}));
  return problem.detail ?? problem.title ?? `HTTP ${response.status}`;
}
