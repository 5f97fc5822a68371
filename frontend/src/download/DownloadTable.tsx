import { ButtonLink } from "../ui/Button.tsx";
import { DownloadIcon } from "../ui/icons.tsx";
import { Select } from "../ui/Select.tsx";
import css from "./download.module.css";
import { chooseFormat, FORMATS, type TableFormat, tableFormat } from "./table-format.ts";

interface Props {
  label: string;
  /** Which texts in it look like numbers. */
  numbers?: string;
  href: (format: TableFormat) => string;
}

/** A table to take away, as commas, semicolons or plain. */
export function DownloadTable({ label, numbers = "Phone and Messenger numbers", href }: Props) {
  const format = tableFormat.value;
  const chosen = FORMATS.find(({ value }) => value === format);
  return (
    <div class={css.download}>
      <div class={css.choice}>
        <Select label="File format" hideLabel value={format} options={FORMATS} onChange={chooseFormat} />
        <ButtonLink href={href(format)} icon={<DownloadIcon size={16} />} download>
          {label}
        </ButtonLink>
      </div>
      <p class={css.words}>
        {chosen?.words}
        {chosen?.marked && ` ${numbers} start with an apostrophe.`}
      </p>
    </div>
  );
}
