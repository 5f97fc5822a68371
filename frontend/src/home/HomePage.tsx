import { useEffect } from "preact/hooks";
import { Funnel } from "../funnel/Funnel.tsx";
import type { FunnelStore } from "../funnel/funnel-store.ts";
import type { SessionStore } from "../session/session-store.ts";
import { StatusList } from "../status/StatusList.tsx";
import type { StatusStore } from "../status/status-store.ts";
import { LiveDot } from "../ui/LiveDot.tsx";
import css from "./home.module.css";

interface Props {
  session: SessionStore;
  status: StatusStore;
  funnel: FunnelStore;
}

/** The first page: how the welcome is doing, and what runs here. */
export function HomePage({ session, status, funnel }: Props) {
  useEffect(() => funnel.follow(), [funnel]);
  useEffect(() => status.follow(), [status]);
  const server = status.status.value;
  useEffect(() => {
    document.title = server ? `${server.business} · promobot` : "promobot";
  }, [server?.business]);

  return (
    <div class={css.page}>
      <header class={css.header}>
        <img src="/favicon.svg" alt="" width="36" height="36" />
        <h1 class={css.business}>{server?.business ?? "promobot"}</h1>
        <button class={css.quiet} type="button" onClick={() => void session.signOut()}>
          Sign out
        </button>
      </header>
      {session.problem.value && (
        <p class={css.problem} role="alert">
          {session.problem.value}
        </p>
      )}
      <main class={css.columns}>
        <section class={css.card} aria-labelledby="welcome">
          <div class={css.heading}>
            <h2 id="welcome">Your welcome coupon</h2>
            <LiveDot state={funnel.live.value} />
          </div>
          {funnel.known.value ? (
            <Funnel bars={funnel.bars.value} />
          ) : (
            <p class={css.hint}>Fetching the figures …</p>
          )}
        </section>
        <section class={css.card} aria-labelledby="runs">
          <div class={css.heading}>
            <h2 id="runs">What runs here</h2>
          </div>
          <StatusList store={status} />
        </section>
      </main>
      <footer class={css.footer}>{server && `promobot ${server.version}`}</footer>
    </div>
  );
}
