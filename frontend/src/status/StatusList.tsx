import css from "./status.module.css";
import { statusLines } from "./status-lines.ts";
import type { StatusStore } from "./status-store.ts";

interface Props {
  store: StatusStore;
}

const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });

/** What runs here, what is real and what is simulated. */
export function StatusList({ store }: Props) {
  const status = store.status.value;
  if (!status) {
    return store.stale.value ? (
      <p class={css.note}>The server does not answer.</p>
    ) : (
      <p class={css.text}>One moment …</p>
    );
  }
  return (
    <>
      <dl class={css.list}>
        {statusLines(status, (instant) => clock.format(instant)).map((line) => (
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
      {store.stale.value && <p class={css.note}>The server does not answer; this may be old.</p>}
    </>
  );
}
