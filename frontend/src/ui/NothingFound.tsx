import { Button } from "./Button.tsx";
import { EmptyState } from "./EmptyState.tsx";
import { SearchIcon } from "./icons.tsx";

interface Props {
  title: string;
  /** By what things are found here. */
  sentence: string;
  /** The button back to everything. */
  verb: string;
  onPress: () => void;
}

/** There is something, but nothing like what was looked for. */
export function NothingFound({ title, sentence, verb, onPress }: Props) {
  return (
    <EmptyState picture={<SearchIcon size={28} />} title={title} sentence={sentence}>
      <Button onPress={onPress}>{verb}</Button>
    </EmptyState>
  );
}
