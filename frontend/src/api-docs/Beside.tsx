import { CodeBlock } from "../ui/CodeBlock.tsx";
import css from "./api-docs.module.css";
import { Part } from "./Part.tsx";

interface Props {
  origin: string;
}

const PATHS = [
  {
    path: "POST /umishop_api/user",
    words: "As POST /api/v1/leads, but a phone number is required.",
  },
  { path: "POST /umishop_api/topic", words: "As POST /api/v1/requests." },
  {
    path: "GET, POST /webhooks/messenger",
    words:
      "Facebook’s: the handshake with the verify token, and events signed by X-Hub-Signature-256. A 200 means that all their effects are kept.",
  },
  { path: "GET /health/live", words: "The process runs." },
  { path: "GET /health/ready", words: "It can keep what it is told: the database answers." },
  { path: "GET /metrics", words: "Figures about this process, as Prometheus reads them." },
  { path: "GET /images/…", words: "The pictures of the chat." },
  {
    path: "/simulator/…",
    words:
      "Only in the demo (SIMULATOR): plays Facebook, its customers, a mailbox and Slack, with switches for their failures.",
  },
];

/** Paths that are not part of the contract. */
export function Beside({ origin }: Props) {
  return (
    <Part id="beside">
      <p>These paths lie beside /api/v1 and are not in the OpenAPI file.</p>
      <dl class={css.paths}>
        {PATHS.map(({ path, words }) => (
          <div key={path}>
            <dt>
              <code>{path}</code>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <CodeBlock
        label="The shop’s own paths"
        code={`curl "${origin}/umishop_api/user?token=$BOT_TOKEN" \\\n  -d '{"username":"Ana Prieto","email":"ana@example.com","phone":"+34 612 345 678","utm_source":"flyer"}'\ncurl "${origin}/umishop_api/topic?token=$BOT_TOKEN" \\\n  -d '{"topic":"Sales","question":"Do you ship to Lugo?","email":"ana@example.com"}'`}
      />
    </Part>
  );
}
