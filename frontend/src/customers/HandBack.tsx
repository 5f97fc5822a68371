import type { CustomerDetail } from "../api/customers.ts";
import { t } from "../i18n/words.ts";
import type { Action } from "../state/action.ts";
import { sentenceOf } from "../state/failure.ts";
import { Button } from "../ui/Button.tsx";
import { Notice } from "../ui/Notice.tsx";
import { now } from "../ui/now.ts";
import { Problem } from "../ui/Problem.tsx";
import { answering } from "./customer-words.ts";
import css from "./customers.module.css";

interface Props {
  person: CustomerDetail;
  handBack: Action<[], void>;
}

/** Says that a person is answering this customer, and ends it; nothing while the bot answers. */
export function HandBack({ person, handBack }: Props) {
  const taken = answering(person, now.value);
  if (taken === null) return null;
  const failure = handBack.failure.value;
  return (
    <Notice title={taken.words} live>
      <p>{taken.sentence}</p>
      {failure !== null && <Problem sentence={sentenceOf(failure)} />}
      <p class={css.handBack}>
        <Button busy={handBack.busy.value} onPress={() => handBack.run()}>
          {t.customers.handBackToTheBot}
        </Button>
      </p>
    </Notice>
  );
}
