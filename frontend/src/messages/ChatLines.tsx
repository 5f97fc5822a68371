import { useState } from "preact/hooks";
import type { PreviewLine } from "../api/stories.ts";
import { t } from "../i18n/words.ts";
import { classNames } from "../ui/class-names.ts";
import { duration } from "../ui/format.ts";
import { ImageIcon } from "../ui/icons.tsx";
import css from "./chat.module.css";

type Piece = NonNullable<PreviewLine["text"]>;
type Choice = PreviewLine["choices"][number];

interface Props {
  lines: readonly PreviewLine[];
  /** The customer's step these lines lead to; what comes before is left out on a phone. */
  step: number;
  /** The text that is to stand out, by its key. */
  focus: string | null;
  /** A button of the chat was tapped. */
  onTap?: (button: string) => void;
}

/** Messages as Messenger draws them. */
export function ChatLines({ lines, step, focus, onTap }: Props) {
  const lit = (key: string | null | undefined) => ({
    "data-lit": (key != null && key === focus) || undefined,
  });
  return (
    <ol class={css.lines}>
      {lines.map((line, index) => (
        <li
          key={index}
          data-before={line.step < step || undefined}
          class={classNames(css.line, css[line.by])}
        >
          {line.by === "bot" ? <BotMessage line={line} lit={lit} onTap={onTap} /> : wordsOf(line)}
        </li>
      ))}
    </ol>
  );
}

const wordsOf = ({ text, seconds }: PreviewLine): string =>
  seconds === null ? (text?.text ?? "") : t.messages.later(duration(seconds));

interface BotProps {
  line: PreviewLine;
  lit: (key: string | null | undefined) => { "data-lit": true | undefined };
  onTap: Props["onTap"];
}

function BotMessage({ line: { kind, text, subtitle, image, choices }, lit, onTap }: BotProps) {
  if (kind === "image") return <Picture piece={image} {...lit(image?.key)} />;
  const press = ({ payload }: Choice) => payload && onTap?.(payload.split(":")[0] ?? "");
  const quick = kind === "quick_replies";
  const buttons = choices.map((choice, index) =>
    choice.url ? (
      <LinkButton key={index} words={choice.label} {...lit(choice.key)} />
    ) : (
      <button
        key={index}
        type="button"
        class={quick ? css.reply : css.button}
        onClick={() => press(choice)}
        {...lit(choice.key)}
      >
        {choice.label || "…"}
      </button>
    ),
  );
  return (
    <>
      <div
        class={classNames(css.bubble, (kind === "card" || (choices.length > 0 && !quick)) && css.template)}
      >
        {kind === "card" && <Picture piece={image} wide {...lit(image?.key)} />}
        <p class={classNames(css.text, kind === "card" && css.offer)} {...lit(text?.key)}>
          {text?.text || "…"}
        </p>
        {subtitle && (
          <p class={css.terms} {...lit(subtitle.key)}>
            {subtitle.text}
          </p>
        )}
        {!quick && buttons}
      </div>
      {quick && <div class={css.replies}>{buttons}</div>}
    </>
  );
}

/** Looks like a button on the phone; the preview opens no page. */
function LinkButton({ words, ...lit }: { words: string; "data-lit"?: true | undefined }) {
  return (
    <span class={classNames(css.button, css.link)} {...lit}>
      {words || "…"}
      <span class={css.hidden}> {t.messages.opensAPage}</span>
    </span>
  );
}

interface PictureProps {
  piece: Piece | null;
  /** In a card: twice as wide as high, the rest cut off. */
  wide?: boolean;
  "data-lit"?: true | undefined;
}

function Picture({ piece, wide, ...lit }: PictureProps) {
  const [broken, setBroken] = useState<string | null>(null);
  const [shape, address] = [wide ? css.wide : css.picture, piece?.text ?? ""];
  if (broken === address || address === "") {
    return (
      <span class={classNames(shape, css.missing)} {...lit}>
        <ImageIcon size={24} />
        {address.startsWith("http:")
          ? t.messages.onlyHttpsPicturesCanBeShown
          : t.messages.thisPictureCannotBeLoaded}
      </span>
    );
  }
  return <img class={shape} src={address} alt="" onError={() => setBroken(address)} {...lit} />;
}
