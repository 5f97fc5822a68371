/** One server-sent event. */
export interface Sent {
  name: string;
  data: string;
  id: string | undefined;
}

/** Parses server-sent events from chunks that may be cut anywhere. */
export function createEventParser(): (piece: string) => Sent[] {
  let rest = "";
  let fields = fresh();

  function take(line: string, whole: Sent[]): void {
    if (line === "") {
      if (fields.data.length > 0) {
        whole.push({ name: fields.name || "message", data: fields.data.join("\n"), id: fields.id });
      } else if (fields.name) {
        // The standard drops events without data, but `resync` needs none.
        whole.push({ name: fields.name, data: "", id: fields.id });
      }
      fields = fresh();
      return;
    }
    const colon = line.indexOf(":");
    // Comments are the heartbeat.
    if (colon === 0) return;
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (name === "data") fields.data.push(value);
    else if (name === "event") fields.name = value;
    else if (name === "id") fields.id = value;
  }

  return (piece) => {
    const whole: Sent[] = [];
    rest += piece;
    // A carriage return at the end may be half of a line break.
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? "";
    for (const line of lines) take(line, whole);
    return whole;
  };
}

function fresh(): { name: string; data: string[]; id: string | undefined } {
  return { name: "", data: [], id: undefined };
}
