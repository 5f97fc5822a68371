import { contract } from "virtual:contract";
import { useState } from "preact/hooks";
import { BASE } from "../base.ts";
import { NothingFound } from "../ui/NothingFound.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";
import { SearchField } from "../ui/SearchField.tsx";
import link from "./anchor.module.css";
import css from "./api-docs.module.css";
import { Beside } from "./Beside.tsx";
import { Contents } from "./Contents.tsx";
import { createDocsStore, type DocsStore } from "./docs-store.ts";
import { Introduction } from "./Introduction.tsx";
import { OperationView } from "./OperationView.tsx";
import { useJump } from "./place-read.ts";
import { problemExample } from "./reading.ts";

const HERE = location.origin + BASE;

/** The whole API, for people who write a script or a bot. */
export function ApiDocsPage() {
  const [store] = useState(() => createDocsStore(contract, HERE));
  const searching = store.query.value !== "";
  useJump();
  return (
    <>
      <PageHeader
        title="API"
        hint="For bot builders and scripts: every call, with a command that tries it."
      />
      <div class={css.docs} lang="en">
        <div class={css.columns}>
          <aside class={css.aside}>
            <Filter store={store} />
            <Contents store={store} />
          </aside>
          <div class={css.parts}>
            {!searching && (
              <Introduction origin={HERE} base={store.base} problem={problemExample(contract)} />
            )}
            <Groups store={store} />
            {!searching && <Beside origin={HERE} />}
          </div>
        </div>
      </div>
    </>
  );
}

function Filter({ store: { query, count, search } }: { store: DocsStore }) {
  const found = query.value === "" ? "" : count.value === 1 ? "1 call" : `${count.value} calls`;
  return (
    <search class={css.filter}>
      <SearchField label="Find a call" placeholder="Find a call" value={query.value} onInput={search} />
      <p class={css.found} role="status">
        {found}
      </p>
    </search>
  );
}

function Groups({ store }: { store: DocsStore }) {
  if (store.count.value === 0)
    return (
      <NothingFound
        title="No such call"
        sentence="A call is found by its path, what it does, and the names of what it takes."
        verb="Show all"
        onPress={() => store.search("")}
      />
    );
  return (
    <>
      {store.shown.value.map(({ id, title, sentence, operations }) => (
        <section key={id} class={css.group} aria-labelledby={`${id}-title`}>
          <div id={id} class={css.told} data-place>
            <h2 id={`${id}-title`} class={css.title}>
              <a class={link.anchor} href={`#${id}`}>
                {title}
              </a>
            </h2>
            <p>{sentence}</p>
          </div>
          {operations.map((operation) => (
            <OperationView key={operation.id} operation={operation} />
          ))}
        </section>
      ))}
    </>
  );
}
