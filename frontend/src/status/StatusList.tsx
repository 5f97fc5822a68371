import type { Status } from "../api/status.ts";
import { time } from "../ui/format.ts";
import { Skeleton } from "../ui/Skeleton.tsx";
import css from "./status.module.css";
import { statusLines } from "./status-lines.ts";

interface Props {
  status: Status | null;
}

/** What runs here, what is real and what is simulated. */
export function StatusList({ status }: Props) {
  if (!status) return <Skeleton lines={5} />;
  return (
    <dl class={css.list}>
      {statusLines(status, time).map((line) => (
        <div key={line.name} class={css.line}>
          <dt class={css.name}>{line.name}</dt>
          <dd class={css.text}>{line.text}</dd>
          <dd class={`${css.tag} ${css[line.tag]}`}>{line.tag}</dd>
        </div>
      ))}
      <div class={css.address}>
        <dt class={css.name}>Webhook address</dt>
        <dd>
          <code class={css.url}>{status.webhookUrl}</code>
        </dd>
      </div>
    </dl>
  );
}
