/** What a curl command must say. */
export interface Call {
  method: string;
  /** With its parameters filled in. */
  url: string;
  withToken: boolean;
  body: { type: string; example: unknown } | null;
  /** The type of the answer. */
  answer: string | null;
}

const FILES: Record<string, string> = { "text/csv": "table.csv", "image/svg+xml": "code.svg" };

/** A command that works as it is printed, once API_TOKEN is set in the shell. */
export function curlOf({ method, url, withToken, body, answer }: Call): string {
  const file = answer === null ? undefined : FILES[answer];
  const lines = [
    [
      "curl",
      answer === "text/event-stream" && "-N",
      method !== "GET" && `-X ${method}`,
      file && `-o ${file}`,
      quoted(url),
    ]
      .filter(Boolean)
      .join(" "),
    withToken && '-H "Authorization: Bearer $API_TOKEN"',
    body && `-H ${quoted(`Content-Type: ${body.type}`)}`,
    body && bodyOf(body),
  ];
  return lines.filter(Boolean).join(" \\\n  ");
}

function bodyOf({ type, example }: NonNullable<Call["body"]>): string {
  return type === "application/json" ? `-d ${quoted(JSON.stringify(example))}` : "--data-binary @picture.png";
}

/** For every shell: nothing between single quotes means anything, and a quote itself stands outside them. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
