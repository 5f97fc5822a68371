import { ButtonLink } from "../ui/Button.tsx";
import { ApiDocsPage } from "./ApiDocsPage.tsx";
import css from "./open-docs.module.css";

/** The same for people who are not signed in: no dashboard around it. */
export function OpenDocs() {
  return (
    <>
      <header class={css.top}>
        <a class={css.brand} href="/">
          <img src="/favicon.svg" alt="" width="32" height="32" />
          promobot
        </a>
        <ButtonLink href="/">Sign in</ButtonLink>
      </header>
      <main class={css.main}>
        <ApiDocsPage />
      </main>
    </>
  );
}
