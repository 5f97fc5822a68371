import { Fragment } from "preact";
import { useState } from "preact/hooks";
import { Badge, type Tone } from "../ui/Badge.tsx";
import { CodeBlock } from "../ui/CodeBlock.tsx";
import { ChevronDownIcon } from "../ui/icons.tsx";
import link from "./anchor.module.css";
import { FieldList } from "./FieldList.tsx";
import css from "./operation.module.css";
import { type Answer, isProblem, type Reading } from "./reading.ts";

interface Props {
  operation: Reading;
}

const TONES: Record<string, Tone> = {
  GET: "accent",
  POST: "good",
  PUT: "warn",
  PATCH: "warn",
  DELETE: "bad",
};

/** One operation: what it does, what it takes, what it answers, and a command that tries it. */
export function OperationView({ operation }: Props) {
  const { id, method, path, summary, description, open, token, parameters, body, answers, curl } = operation;
  return (
    <article id={id} class={css.operation} data-place aria-labelledby={`${id}-title`}>
      <header>
        <h3 id={`${id}-title`} class={css.title}>
          <a class={link.anchor} href={`#${id}`}>
            {summary.replace(/\.$/, "")}
          </a>
        </h3>
        <p class={css.address}>
          <Badge tone={TONES[method] ?? "calm"}>{method}</Badge>
          <code class={css.path}>
            <Broken path={`/api/v1${path}`} />
          </code>
          {open && <Badge>open to anyone</Badge>}
          {token !== null && <Badge>{token}</Badge>}
        </p>
      </header>
      {description && <p class={css.words}>{description}</p>}
      {parameters.length > 0 && (
        <section>
          <h4 class={css.heading}>Parameters</h4>
          <FieldList
            fields={parameters.map((one) => ({ ...one, type: `${one.type} in the ${one.place}` }))}
            asked
          />
        </section>
      )}
      {body && (
        <section class={css.part}>
          <h4 class={css.heading}>
            Body <span class={css.soft}>{body.type}</span>
          </h4>
          {body.description && <p class={css.words}>{body.description}</p>}
          <FieldList fields={body.fields} asked />
          {body.example && (
            <CodeBlock label="Example of the body" name={`body of ${id}`} code={body.example} />
          )}
        </section>
      )}
      <CodeBlock label="curl" name={`curl of ${id}`} code={curl} />
      <section>
        <h4 class={css.heading}>Answers</h4>
        <dl class={css.answers}>
          {answers.map((answer) => (
            <AnswerLine key={answer.status} answer={answer} />
          ))}
        </dl>
      </section>
    </article>
  );
}

function AnswerLine({ answer }: { answer: Answer }) {
  const { status, description, example, type } = answer;
  return (
    <div class={css.answer}>
      <dt class={css.status} data-good={status.startsWith("2")}>
        {status}
      </dt>
      <dd>
        {description}
        {type && !isProblem(answer) && type !== "application/json" && <span class={css.soft}> {type}</span>}
        {example && <WhatComes answer={answer} example={example} />}
      </dd>
    </div>
  );
}

/** Drawn once it is asked for: all of them would be most of the page. */
function WhatComes({ answer: { status, fields }, example }: { answer: Answer; example: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details class={css.more} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary class={css.summary}>
        What comes back
        <ChevronDownIcon size={14} />
      </summary>
      {open && (
        <div class={css.part}>
          <FieldList fields={fields} />
          <CodeBlock label={`Example of a ${status}`} code={example} />
        </div>
      )}
    </details>
  );
}

/** A path that may break after each slash. */
export function Broken({ path }: { path: string }) {
  return (
    <>
      {path.split(/(?<=.\/)/).map((part, index) => (
        <Fragment key={index}>
          {part}
          <wbr />
        </Fragment>
      ))}
    </>
  );
}
