import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Button } from "../../src/ui/Button.tsx";
import { t } from "../i18n/words.ts";
import { createBurst, QUIET_MS } from "../scan/burst.ts";
import { readCode } from "../scan/reading.ts";
import css from "./code-field.module.css";

interface Props {
  field: RefObject<HTMLInputElement | null>;
  /** A redemption under way has to be finished first. */
  locked: boolean;
  onCode: (code: string) => void;
}

/** Where codes are typed, and where a scanner that plays a keyboard types them. */
export function CodeField({ field, locked, onCode }: Props) {
  const burst = useRef(createBurst()).current;
  const quiet = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(quiet.current), []);

  function read(): void {
    clearTimeout(quiet.current);
    const input = field.current;
    const code = input && readCode(input.value);
    burst.clear();
    if (!input || locked) return;
    // The next scan begins in an empty field.
    input.value = "";
    if (code) onCode(code);
  }

  function typed(): void {
    clearTimeout(quiet.current);
    burst.typed(field.current?.value.length ?? 0, performance.now());
    // Scanners may end a code with nothing at all.
    if (burst.scanned()) quiet.current = setTimeout(read, QUIET_MS);
  }

  function key(event: KeyboardEvent): void {
    // A scanner ends with Tab as often as with Enter; a person's Tab goes on to the next button.
    if (event.key !== "Tab" || !burst.scanned()) return;
    event.preventDefault();
    read();
  }

  return (
    <form
      class={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        read();
      }}
    >
      <label class={css.label} for="code">
        {t.couponCode}
      </label>
      <input
        ref={field}
        id="code"
        class={css.input}
        type="text"
        autocomplete="off"
        autocapitalize="characters"
        autocorrect="off"
        spellcheck={false}
        enterkeyhint="go"
        maxLength={600}
        readOnly={locked}
        onInput={typed}
        onKeyDown={key}
      />
      <Button kind="primary" type="submit" disabled={locked}>
        {t.check}
      </Button>
    </form>
  );
}
