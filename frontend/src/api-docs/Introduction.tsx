import { showContractUrl } from "../api/page.ts";
import { whyUnreachable } from "../settings/connect/public-address.ts";
import { ButtonLink } from "../ui/Button.tsx";
import { CodeBlock } from "../ui/CodeBlock.tsx";
import { CopyField } from "../ui/CopyField.tsx";
import { DownloadIcon } from "../ui/icons.tsx";
import { Row } from "../ui/Layout.tsx";
import { Part } from "./Part.tsx";

interface Props {
  origin: string;
  base: string;
  /** What an error looks like. */
  problem: string;
}

/** What holds for every operation. */
export function Introduction({ origin, base, problem }: Props) {
  return (
    <>
      <Start base={base} />
      <Bot origin={origin} base={base} />
      <Token base={base} />
      <Part id="errors">
        <p>
          What goes wrong is answered as <code>application/problem+json</code> (RFC 9457). <code>detail</code>{" "}
          is a sentence for people; <code>errors</code> names each field that is not valid, at most 20 of
          them. The <code>request_id</code> of a 5xx is in the server’s log, too.
        </p>
        <CodeBlock label="400" name="example of an error" code={problem} />
        <p>
          429 and 503 mean: ask again after as many seconds as <code>Retry-After</code> says. Any other answer
          from 400 to 499 means: change the request first.
        </p>
      </Part>
      <Part id="pages">
        <p>
          Long lists come in pages of 50, or as many as <code>limit</code> says, at most 200. The answer’s{" "}
          <code>next</code> goes into the next call as <code>cursor</code>; it is <code>null</code> on the
          last page.
        </p>
        <CodeBlock
          label="The second page"
          code={`curl '${base}/leads?limit=200&cursor='"$NEXT" \\\n  -H "Authorization: Bearer $API_TOKEN"`}
        />
      </Part>
      <Part id="twice">
        <p>
          A call whose answer got lost can be made again without harm: send the same data with the same{" "}
          <code>Idempotency-Key</code> header, and for a week it is answered as the first time and nothing
          happens twice. The same key with other data is refused with 422. Landbot’s <code>sentry-trace</code>{" "}
          works for an hour, and other data under it is a new request. Without a key, too, the same e-mail
          registers once: its name and phone change, and no second welcome goes out.
        </p>
      </Part>
      <Limits />
      <Part id="live">
        <p>
          <code>GET /live</code> is a stream of server-sent events: <code>stats</code> with the whole figures
          at once, and again after each change, at most fifteen times a second. Whoever reads slowly skips
          some; none builds on the one before.
        </p>
        <CodeBlock
          label="curl"
          name="curl of the live figures"
          code={`curl -N '${base}/live?campaign=welcome' \\\n  -H "Authorization: Bearer $API_TOKEN"`}
        />
      </Part>
    </>
  );
}

function Start({ base }: { base: string }) {
  return (
    <Part id="start">
      <p>
        A script can do everything the dashboard does: register people, ask questions, send campaigns, read
        figures. Requests and answers are JSON. Times are RFC 3339 in UTC, IDs are strings, and new fields may
        appear in answers.
      </p>
      <CopyField
        label="Base address"
        value={base}
        hint={
          whyUnreachable(base) === "local" &&
          "Only this machine and its network can reach it; a bot in the cloud needs the public address (PUBLIC_URL)."
        }
      />
      <Row>
        <ButtonLink href={showContractUrl} download="promobot-openapi.yaml" icon={<DownloadIcon size={16} />}>
          OpenAPI 3.1 file
        </ButtonLink>
      </Row>
    </Part>
  );
}

/** No header need be set: a bot builder's webhook block often cannot. */
function Bot({ origin, base }: { origin: string; base: string }) {
  return (
    <Part id="bot">
      <p>
        Landbot, or any program that can call an address, needs two calls. Choose POST, paste the address with
        your bot’s token in it, and write the body with the bot’s own fields. No header is needed.
      </p>
      <CopyField label="To register someone" value={`${base}/leads?token=YOUR_BOT_TOKEN`} />
      <CodeBlock
        label="Body, with Landbot’s fields"
        name="body of a registration"
        code={
          '{\n  "username": "@name",\n  "email": "@email",\n  "phone": "@phone",\n  "utm_source": "@utm_source"\n}'
        }
      />
      <CopyField label="To ask a question" value={`${base}/requests?token=YOUR_BOT_TOKEN`} />
      <CodeBlock
        label="Body, with Landbot’s fields"
        name="body of a question"
        code={
          '{\n  "topic": "@topic",\n  "question": "@question",\n  "name": "@name",\n  "email": "@email"\n}'
        }
      />
      <p>
        A form does as well as JSON, whatever the Content-Type says. Everything about the two:{" "}
        <a href="#register_lead">registering</a> and <a href="#ask_request">asking</a>. The older paths{" "}
        <code>{origin.replace(/^https?:\/\//, "")}/umishop_api/…</code> are <a href="#beside">still there</a>.
      </p>
    </Part>
  );
}

function Token({ base }: { base: string }) {
  return (
    <Part id="token">
      <p>
        The API token goes with every call that is not marked as open to anyone: with it a script may do
        whatever the owner may do, so it belongs on servers, not into web pages. The bot’s token may only
        register people and send questions; anywhere else it is answered 403. The first start printed both,
        unless <code>API_TOKEN</code> and <code>BOT_TOKEN</code> say which they are; in{" "}
        <a href="/settings?section=token">Settings, Tokens</a> the owner makes new ones.
      </p>
      <p>
        There the owner also gives other programs a token each, for everything (but tokens and the password)
        or to redeem coupons only. With the latter a web shop may <a href="#look_up_code">look at a code</a>,{" "}
        <a href="#redeem_code">redeem it</a> and <a href="#undo_redemption">take back</a> what it redeemed
        itself in the last 30 days, and learns nothing about customers; anywhere else it is answered 403. Each
        call says which token is good enough for it, and so does the OpenAPI file, under <code>security</code>
        . These tokens go into the header, never into an address.
      </p>
      <CodeBlock
        label="Every command below finds it in API_TOKEN"
        name="command that tries the token"
        code={`export API_TOKEN='…'\ncurl '${base}/status' -H "Authorization: Bearer $API_TOKEN"`}
      />
      <p>
        The two calls of a bot also take <code>Authorization: Token …</code> and <code>?token=…</code> in the
        address. There the API token works in this release only, with a <code>Deprecation</code> header; the
        next one refuses it. The dashboard itself uses the cookie of a <a href="#sign_in">session</a>.
      </p>
    </Part>
  );
}

function Limits() {
  return (
    <Part id="limits">
      <ul>
        <li>A body is at most 64 KiB, a picture 8 MiB; a body must arrive within ten seconds.</li>
        <li>Registrations and questions: 10,000 a second for each token, in bursts of up to 100,000.</li>
        <li>Wrong tokens there: 100, then one a second from the same address.</li>
        <li>Unknown codes: 60 in two minutes and 600 an hour for each token.</li>
        <li>Live figures: 20 streams at a time for each token or session, 500 in all.</li>
        <li>
          Passwords: after five wrong ones from an address one is tried every four seconds, after thirty from
          everywhere one every two. Others wait for their turn, for 30 seconds at most.
        </li>
      </ul>
      <p>Requests over the limit get 429 with Retry-After.</p>
    </Part>
  );
}
