import type { DeliveryCounts } from "../api/deliveries.ts";
import { t } from "../i18n/words.ts";
import { navigate } from "../shell/router.ts";
import { classNames } from "../ui/class-names.ts";
import { Segmented } from "../ui/Segmented.tsx";
import { Select } from "../ui/Select.tsx";
import {
  CHOICES,
  type Choice,
  countOf,
  countOfGroup,
  countWords,
  firstOf,
  GROUPS,
  type GroupName,
  groupOf,
  isAlarming,
  WORDS,
} from "./choices.ts";
import css from "./deliveries.module.css";

interface Props {
  choice: Choice;
  counts: DeliveryCounts | null;
}

/** To send, sent, or a problem; within these, one state at a time. */
export function ChoiceFilter({ choice, counts }: Props) {
  const { group, choices } = groupOf(choice);
  return (
    <div class={css.filter}>
      <Segmented
        label={t.deliveries.whichDeliveries}
        value={group}
        options={GROUPS.map(({ group, label }) => ({ value: group, label, note: noteOf(group, counts) }))}
        onChange={(chosen) => show(firstOf(chosen, counts))}
      />
      {choices.length > 1 && (
        <Select
          label={t.deliveries.state}
          hideLabel
          value={choice}
          options={choices.map((value: Choice) => ({ value, label: optionOf(value, counts) }))}
          onChange={show}
        />
      )}
    </div>
  );
}

function show(choice: Choice): void {
  navigate(choice === "waiting" ? "/deliveries" : `/deliveries?state=${choice}`);
}

function noteOf(group: GroupName, counts: DeliveryCounts | null) {
  const number = countOfGroup(group, counts);
  if (!number) return undefined;
  const alarming =
    group === "problems" && CHOICES.some((choice) => isAlarming(choice) && countOf(choice, counts));
  return <span class={classNames(css.count, alarming && css.alarm)}>{countWords(number)}</span>;
}

function optionOf(choice: Choice, counts: DeliveryCounts | null): string {
  const number = countOf(choice, counts);
  return number ? `${WORDS[choice].label} (${countWords(number)})` : WORDS[choice].label;
}
