import { useState } from "preact/hooks";
import type { CopyField } from "../api/campaigns.ts";
import { classNames } from "../ui/class-names.ts";
import { ImageIcon } from "../ui/icons.tsx";
import css from "./chat.module.css";
import type { ChatButton, Line, Piece, StepName } from "./story.ts";

interface Props {
  lines: readonly Line[];
  /** The step these lines lead to; what comes before is left out on a phone. */
  step: StepName;
  /** The field whose words are to stand out. */
  focus: CopyField | null;
  /** A button of the chat was tapped. */
  onTap: (to: StepName) => void;
}

/** Messages as Messenger draws them. */
export function ChatLines({ lines, step, focus, onTap }: Props) {
  const look = (piece: Piece) => ({ "data-lit": piece.field === focus || undefined });
  return (
    <ol class={css.lines}>
      {lines.map((line, index) => (
        <li
          key={index}
          data-before={line.step !== step || undefined}
          class={classNames(css.line, css[line.from])}
        >
          {line.from === "bot" ? <BotMessage {...{ line, look, onTap }} /> : line.text}
        </li>
      ))}
    </ol>
  );
}

interface BotProps {
  line: Extract<Line, { from: "bot" }>;
  look: (piece: Piece) => { "data-lit": true | undefined };
  onTap: (to: StepName) => void;
}

function BotMessage({ line, look, onTap }: BotProps) {
  if (line.kind === "image") return <Picture piece={line.image} {...look(line.image)} />;
  return (
    <div class={classNames(css.bubble, (line.kind === "card" || line.buttons.length > 0) && css.template)}>
      {line.kind === "card" && <Picture piece={line.image} wide {...look(line.image)} />}
      <p class={classNames(css.text, line.kind === "card" && css.offer)} {...look(line.text)}>
        {line.text.text || "…"}
      </p>
      {line.kind === "card" && (
        <p class={css.terms} {...look(line.subtitle)}>
          {line.subtitle.text}
        </p>
      )}
      {line.buttons.map((button: ChatButton) => (
        <button
          key={button.field}
          type="button"
          class={css.button}
          onClick={() => onTap(button.leads)}
          {...look(button)}
        >
          {button.text || "…"}
        </button>
      ))}
    </div>
  );
}

interface PictureProps {
  piece: Piece;
  /** In a card: twice as wide as high, the rest cut off. */
  wide?: boolean;
  "data-lit"?: true | undefined;
}

function Picture({ piece, wide, ...lit }: PictureProps) {
  const [broken, setBroken] = useState<string | null>(null);
  const shape = wide ? css.wide : css.picture;
  if (broken === piece.text || piece.text === "") {
    return (
      <span class={classNames(shape, css.missing)} {...lit}>
        <ImageIcon size={24} />
        {piece.text.startsWith("http:")
          ? "Only https pictures can be shown here."
          : "This picture cannot be loaded."}
      </span>
    );
  }
  return <img class={shape} src={piece.text} alt="" onError={() => setBroken(piece.text)} {...lit} />;
}
