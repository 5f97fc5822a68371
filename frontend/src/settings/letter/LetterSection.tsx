import { ApiError } from "../../api/client.ts";
import type { Weekday, WeeklyLetter } from "../../api/weekly-letter.ts";
import { t } from "../../i18n/words.ts";
import { sentenceOf } from "../../state/failure.ts";
import { Loaded } from "../../state/Loaded.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { exactTime, zoneName } from "../../ui/format.ts";
import { Row, Stack } from "../../ui/Layout.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Select } from "../../ui/Select.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { TextField } from "../../ui/TextField.tsx";
import type { LetterStore } from "./letter-store.ts";

/** When the owner gets a letter about the week, and where. */
export function LetterSection({ store }: { store: LetterStore }) {
  return (
    <Card title={t.letter.weeklyLetter} hint={t.letter.hint}>
      <Loaded resource={store.letter}>{(letter) => <Form store={store} letter={letter} />}</Loaded>
    </Card>
  );
}

function Form({ store, letter }: { store: LetterStore; letter: WeeklyLetter }) {
  const { plan, changed, save, test, edit, problem } = store;
  const now = plan.value;
  if (!now) return null;
  const failure = save.failure.value;
  const atField = failure instanceof ApiError && failure.fields.length > 0;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save.run();
      }}
    >
      <Stack>
        <Switch label={t.letter.send} on={now.enabled} onChange={(enabled) => edit({ enabled })} />
        <TextField
          label={t.letter.address}
          autocomplete="email"
          inputMode="email"
          value={now.address}
          error={problem("address")}
          onInput={(address) => edit({ address })}
        />
        <Row>
          <Select
            label={t.letter.weekday}
            value={now.weekday}
            options={WEEKDAYS}
            onChange={(weekday) => edit({ weekday })}
          />
          <Select
            label={t.letter.hour}
            value={String(now.hour)}
            options={HOURS}
            onChange={(hour) => edit({ hour: Number(hour) })}
          />
        </Row>
        <p>{letter.nextAt ? t.letter.next(exactTime(letter.nextAt)) : t.letter.off(zoneName())}</p>
        {failure !== null && !atField && <Problem sentence={sentenceOf(failure)} />}
        {test.failure.value !== null && <Problem sentence={sentenceOf(test.failure.value)} />}
        <Row>
          <Button kind="primary" type="submit" busy={save.busy.value} disabled={!changed.value}>
            {t.settings.save}
          </Button>
          <Button
            busy={test.busy.value}
            disabled={changed.value || letter.address === ""}
            onPress={() => test.run()}
          >
            {t.letter.sendOneNow}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}

const WEEKDAYS: readonly { value: Weekday; label: string }[] = [
  { value: "monday", label: t.letter.monday },
  { value: "tuesday", label: t.letter.tuesday },
  { value: "wednesday", label: t.letter.wednesday },
  { value: "thursday", label: t.letter.thursday },
  { value: "friday", label: t.letter.friday },
  { value: "saturday", label: t.letter.saturday },
  { value: "sunday", label: t.letter.sunday },
];

const HOURS = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, "0")}:00`,
}));
