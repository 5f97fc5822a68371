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
    <Card
      title="Requests to delete data"
      hint="These people asked Facebook to have their data deleted here. Facebook gives them a different ID here than in Messenger, so promobot couldn’t find them."
    >
      <p>
        Find them among your <a href="/customers">customers</a> and delete them there; if they contact you,
        they can tell you the code. Then close the request, even if you have nothing about them.
      </p>
      {failure !== null && <Problem sentence={sentenceOf(failure)} />}
      <ul class={css.list}>
        {open.map(({ code, userId, askedAt }) => (
          <li key={code}>
            <Row between>
              <span>
                User {userId}, <RelativeTime at={askedAt} />
                <br />
                <code>{code}</code>
              </span>
              <Button busy={store.close.busy.value} onPress={() => store.close.run(code)}>
                Close
              </Button>
            </Row>
          </li>
        ))}
      </ul>
    </Card>
  );
}
