import { useId, useRef, useState } from "preact/hooks";
import { IMAGE_TYPES, type Image } from "../api/images.ts";
import { t } from "../i18n/words.ts";
import { createAction } from "../state/action.ts";
import { sentenceOf } from "../state/failure.ts";
import { imageMistake } from "../stories/text-rules.ts";
import { Button } from "../ui/Button.tsx";
import { classNames } from "../ui/class-names.ts";
import { Confirm } from "../ui/Dialog.tsx";
import { bytes } from "../ui/format.ts";
import { ImageIcon, LinkIcon, UploadIcon } from "../ui/icons.tsx";
import { TextField } from "../ui/TextField.tsx";
import { fileProblem, pictureNote } from "./image-check.ts";
import css from "./image-field.module.css";

interface Props {
  name: string;
  label: string;
  hint?: string | undefined;
  /** The picture's address. */
  value: string;
  /** What the address of a picture on the web has to be. */
  addressHint?: string;
  shape?: "card" | "logo";
  /** How long that may be. */
  limit: number;
  error: string | null;
  /** What is still to be done before customers get it; null once they do. */
  toUse: string | null;
  upload: (file: Blob) => Promise<Image>;
  onChange: (address: string) => void;
}

const FETCHED = t.messages.facebookFetchesItFromThereSoIt;

/** A picture: dropped here, chosen from the disk, or named by its address. */
export function ImageField({ addressHint = FETCHED, shape = "card", ...field }: Props) {
  const { name, label, hint, value, limit, error, toUse, upload, onChange } = field;
  const id = useId();
  const [dragging, setDragging] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const [sending, setSending] = useState<number | null>(null);
  const [sent, setSent] = useState<Image | null>(null);
  const [asking, setAsking] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const [send] = useState(() => createAction(upload));
  const failure = send.failure.value;
  const problem = refused ?? (failure ? sentenceOf(failure) : error);

  async function take(file: File | undefined): Promise<void> {
    setDragging(false);
    if (!file) return;
    const wrong = fileProblem(file);
    setRefused(wrong);
    send.reset();
    if (wrong) return;
    setSending(file.size);
    const image = await send.run(file);
    setSending(null);
    setSent(image);
    if (image) onChange(image.url);
  }

  return (
    <fieldset
      class={css.field}
      aria-describedby={`${id}-hint ${id}-problem`}
      onDragOver={(event) => {
        event.preventDefault();
        setDragging(true);
      }}
      onDragLeave={() => setDragging(false)}
      onDrop={(event) => {
        event.preventDefault();
        void take(event.dataTransfer?.files[0]);
      }}
    >
      <legend class={css.label}>{label}</legend>
      <p id={`${id}-hint`} class={css.hint}>
        {hint}
      </p>
      <div class={classNames(css.drop, dragging && css.over, problem && css.wrong)}>
        <Thumbnail key={value} address={value} shape={shape} />
        <div class={css.ways}>
          <p class={css.words}>
            {dragging ? t.messages.letGoToUploadIt : t.messages.dropAPictureHerePngJpegGifOr}
          </p>
          <div class={css.buttons}>
            <Button
              name={name}
              icon={<UploadIcon size={16} />}
              busy={send.busy.value}
              onPress={() => chooser.current?.click()}
            >
              {t.messages.chooseAPicture}
            </Button>
            <Button name={name} kind="plain" icon={<LinkIcon size={16} />} onPress={() => setAsking(true)}>
              {t.messages.useAnAddress}
            </Button>
          </div>
          <p class={css.note} role="status">
            {sending !== null
              ? t.messages.uploading(bytes(sending))
              : sent?.url === value && pictureNote(sent, toUse)}
          </p>
          {send.busy.value && <progress class={css.progress} aria-label={t.messages.uploading2} />}
        </div>
        <input
          ref={chooser}
          class={css.hidden}
          type="file"
          tabIndex={-1}
          aria-label={t.messages.file(label)}
          accept={IMAGE_TYPES}
          onChange={(event) => {
            void take(event.currentTarget.files?.[0]);
            event.currentTarget.value = "";
          }}
        />
      </div>
      <p id={`${id}-problem`} class={css.problem} aria-live="polite">
        {problem}
      </p>
      {asking && (
        <AddressDialog
          address={value.startsWith("http") ? value : ""}
          hint={addressHint}
          limit={limit}
          onClose={() => setAsking(false)}
          onUse={(address) => {
            setAsking(false);
            setRefused(null);
            send.reset();
            onChange(address);
          }}
        />
      )}
    </fieldset>
  );
}

function Thumbnail({ address, shape }: { address: string; shape: "card" | "logo" }) {
  const [broken, setBroken] = useState(false);
  const look = classNames(css.thumbnail, shape === "logo" && css.logo);
  if (broken || address === "") {
    return (
      <span class={look}>
        <ImageIcon size={24} />
      </span>
    );
  }
  return <img class={look} src={address} alt="" onError={() => setBroken(true)} />;
}

interface AddressProps {
  address: string;
  hint: string;
  limit: number;
  onUse: (address: string) => void;
  onClose: () => void;
}

function AddressDialog({ address, hint, limit, onUse, onClose }: AddressProps) {
  const [typed, setTyped] = useState(address);
  const [tried, setTried] = useState(false);
  const wrong = imageMistake(typed.trim());

  function use(): void {
    setTried(true);
    if (!wrong) onUse(typed.trim());
  }

  return (
    <Confirm
      open
      title={t.messages.aPictureFromTheWeb}
      verb={t.messages.useThisPicture}
      onConfirm={use}
      onClose={onClose}
    >
      <TextField
        label={t.messages.address}
        type="url"
        hint={hint}
        placeholder="https://"
        value={typed}
        limit={limit}
        error={tried ? wrong : null}
        onInput={setTyped}
      />
    </Confirm>
  );
}
