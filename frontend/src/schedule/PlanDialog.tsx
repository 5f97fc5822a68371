import type { Clock, EachRun, Repeat } from "../api/schedule.ts";
import { t } from "../i18n/words.ts";
import { FormDialog } from "../ui/FormDialog.tsx";
import { zoneName } from "../ui/format.ts";
import { Notice } from "../ui/Notice.tsx";
import { Select } from "../ui/Select.tsx";
import { TextField } from "../ui/TextField.tsx";
import type { PlanForm } from "./plan-form.ts";
import {
  type Clocks,
  clockHint,
  clockWords,
  eachRunHint,
  eachRunWords,
  repeatWords,
} from "./schedule-words.ts";

interface Props {
  title: string;
  verb: string;
  form: PlanForm;
  /** What to know before planning. */
  warning?: string | null | undefined;
  /** Of the people whom it would reach now. */
  clocks?: Clocks | undefined;
}

/** When a send is to go out, and how often. */
export function PlanDialog({ title, verb, form, warning, clocks }: Props) {
  const { draft, save, close } = form;
  return (
    <FormDialog open={draft.value !== null} title={title} verb={verb} save={save} onClose={close}>
      {warning && <Notice tone="warn" title={warning} />}
      <Fields form={form} clocks={clocks} />
    </FormDialog>
  );
}

const REPEATS: readonly Repeat[] = ["once", "weekly", "monthly"];
const EACH_RUN: readonly EachRun[] = ["everyone", "newcomers"];

const CLOCKS: readonly Clock[] = ["shop", "customer"];

function Fields({ form: { draft, edit, problem }, clocks }: Pick<Props, "form" | "clocks">) {
  const now = draft.value;
  if (!now) return null;
  return (
    <>
      <TextField
        type="datetime-local"
        label={t.schedule.when}
        hint={t.schedule.byTheShopsClock(zoneName())}
        value={now.at}
        error={problem("at")}
        onInput={(at) => edit({ at })}
      />
      <Select
        label={t.schedule.byWhoseClock}
        hint={clockHint(now.clock)}
        value={now.clock}
        error={problem("clock")}
        options={CLOCKS.map((value) => ({ value, label: clockWords(value, clocks) }))}
        onChange={(clock) => edit({ clock })}
      />
      <Select
        label={t.schedule.howOften}
        value={now.repeat}
        options={REPEATS.map((value) => ({ value, label: repeatWords(value) }))}
        onChange={(repeat) => edit({ repeat })}
      />
      {now.repeat !== "once" && (
        <>
          <Select
            label={t.schedule.forWhom}
            hint={eachRunHint(now.eachRun)}
            value={now.eachRun}
            options={EACH_RUN.map((value) => ({ value, label: eachRunWords(value) }))}
            onChange={(eachRun) => edit({ eachRun })}
          />
          <TextField
            type="date"
            label={t.schedule.lastDay}
            hint={t.schedule.itGoesOnWithoutOne}
            value={now.until}
            error={problem("until")}
            onInput={(until) => edit({ until })}
          />
        </>
      )}
    </>
  );
}
