import { t } from "../../i18n/words.ts";
import { sentenceOf } from "../../state/failure.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Row } from "../../ui/Layout.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { RelativeTime } from "../../ui/Times.tsx";
import css from "./connect.module.css";
import type { DeletionsStore } from "./deletions-store.ts";

/** Who has to be found and deleted by hand; nothing at all while there is nobody. */
export function DeletionRequests({ store }: { store: DeletionsStore }) {
  const open = store.requests.data.value ?? [];
  const failure = store.close.failure.value;
  if (open.length === 0) return null;
  return (
    <Card title={t.connect.requestsToDeleteData} hint={t.connect.thesePeopleAskedFacebookToHave}>
      <p>{t.connect.findThemAmongYourAndDeleteThem(<a href="/customers">{t.connect.customers}</a>)}</p>
      {failure !== null && <Problem sentence={sentenceOf(failure)} />}
      <ul class={css.list}>
        {open.map(({ code, userId, askedAt }) => (
          <li key={code}>
            <Row between>
              <span>
                {t.connect.user(userId, <RelativeTime at={askedAt} />)}
                <br />
                <code>{code}</code>
              </span>
              <Button busy={store.close.busy.value} onPress={() => store.close.run(code)}>
                {t.connect.close}
              </Button>
            </Row>
          </li>
        ))}
      </ul>
    </Card>
  );
}
