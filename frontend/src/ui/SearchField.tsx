import { t } from "../i18n/words.ts";
import { SearchIcon } from "./icons.tsx";
import { TextField } from "./TextField.tsx";

interface Props {
  /** For screen readers; what may be typed is told by the placeholder. */
  label?: string;
  placeholder: string;
  value: string;
  onInput: (value: string) => void;
}

/** Where words to look for are typed, above a list. */
export function SearchField({ label = t.ui.search, ...field }: Props) {
  return (
    <TextField
      {...field}
      label={label}
      hideLabel
      type="search"
      icon={<SearchIcon size={18} />}
      autocomplete="off"
      spellcheck={false}
    />
  );
}
