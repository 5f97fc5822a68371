import { t } from "../i18n/words.ts";
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
export function DownloadTable({ label, numbers = t.ui.phoneAndMessengerNumbers, href }: Props) {
  const format = tableFormat.value;
  const chosen = FORMATS.find(({ value }) => value === format);
  return (
    <div class={css.download}>
      <div class={css.choice}>
        <Select label={t.ui.fileFormat} hideLabel value={format} options={FORMATS} onChange={chooseFormat} />
        <ButtonLink href={href(format)} icon={<DownloadIcon size={16} />} download>
          {label}
        </ButtonLink>
      </div>
      <p class={css.words}>
        {chosen?.words}
        {chosen?.marked && t.ui.startWithAnApostrophe(numbers)}
      </p>
    </div>
  );
}
