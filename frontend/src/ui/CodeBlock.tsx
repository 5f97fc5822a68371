import { useId } from "preact/hooks";
import css from "./code-block.module.css";
import { CopyButton, CopyFeedback, useCopying } from "./copying.tsx";

interface Props {
  /** What it is: "curl", "JSON". */
  label: string;
  /** The same where several on the page are called so: "curl of register_lead". */
  name?: string;
  code: string;
}

/** Lines of code to take elsewhere; long ones scroll inside. */
export function CodeBlock({ label, name = label, code }: Props) {
  const id = useId();
  const copying = useCopying(code);
  return (
    <div class={css.block}>
      <div class={css.head}>
        <span id={id} class={css.label}>
          {label}
        </span>
        <CopyButton name={name} copying={copying} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      {/* biome-ignore lint/a11y/useSemanticElements: lines of code are not fields of a form */}
      <pre class={css.code} tabIndex={0} role="group" aria-labelledby={id}>
        <code>{code}</code>
      </pre>
      <CopyFeedback copying={copying} />
    </div>
  );
}
