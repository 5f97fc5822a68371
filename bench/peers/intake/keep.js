import pg from "pg";
import { settings } from "./settings.js";

// Named statements are prepared once on each connection of the pool.
const statement = (name, text) => (values) => ({ name, text, values });

const insertEvent = statement(
  "insert_event",
  `INSERT INTO peers.event (page_id, mid, psid, at, raw) VALUES ($1, $2, $3, $4, $5)
   ON CONFLICT DO NOTHING`,
);
const saveCustomer = statement(
  "save_customer",
  `INSERT INTO peers.customer AS c (page_id, psid, last_event_at) VALUES ($1, $2, $3)
   ON CONFLICT (page_id, psid) DO UPDATE SET last_event_at = greatest(c.last_event_at, excluded.last_event_at)
   RETURNING id`,
);
const saveJourney = statement(
  "save_journey",
  `INSERT INTO peers.journey AS j (customer_id, campaign_id, accepted_at, last_tap_at) VALUES ($1, $2, $3, $3)
   ON CONFLICT (customer_id, campaign_id) DO UPDATE SET last_tap_at = greatest(j.last_tap_at, excluded.last_tap_at)`,
);
const queueReply = statement("queue_reply", "INSERT INTO peers.reply (customer_id, say) VALUES ($1, $2)");
const countTap = statement(
  "count_tap",
  `INSERT INTO peers.tap_count AS t (page_id, button, slot, taps) VALUES ($1, $2, $3, 1)
   ON CONFLICT (page_id, button, slot) DO UPDATE SET taps = t.taps + 1`,
);

// The same work in one round trip: every step hangs on the one before it.
const keepAtOnce = statement(
  "keep_at_once",
  `WITH fresh AS (
     INSERT INTO peers.event (page_id, mid, psid, at, raw) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING RETURNING page_id, psid, at
   ), person AS (
     INSERT INTO peers.customer AS c (page_id, psid, last_event_at) SELECT page_id, psid, at FROM fresh
     ON CONFLICT (page_id, psid) DO UPDATE SET last_event_at = greatest(c.last_event_at, excluded.last_event_at)
     RETURNING id
   ), tap AS (
     INSERT INTO peers.journey AS j (customer_id, campaign_id, accepted_at, last_tap_at) SELECT id, $6, $4, $4 FROM person
     ON CONFLICT (customer_id, campaign_id) DO UPDATE SET last_tap_at = greatest(j.last_tap_at, excluded.last_tap_at)
   ), counted AS (
     INSERT INTO peers.tap_count AS t (page_id, button, slot, taps) SELECT page_id, $7, $8, 1 FROM fresh
     ON CONFLICT (page_id, button, slot) DO UPDATE SET taps = t.taps + 1
   )
   INSERT INTO peers.reply (customer_id, say) SELECT id, $9 FROM person`,
);

const slots = 64;

/** What a tap in Meta's wire format has to leave behind. */
function tapOf(event) {
  const [button, campaign] = event.postback.payload.split(":");
  return {
    page: event.recipient.id,
    psid: event.sender.id,
    mid: event.postback.mid,
    at: new Date(event.timestamp),
    raw: JSON.stringify(event),
    button,
    campaign,
    say: "COUPON",
  };
}

/** One transaction for one event; an event seen before changes nothing. */
async function keepInSteps(pool, event) {
  const tap = tapOf(event);
  const client = await pool.connect();
  let broken;
  try {
    await client.query("BEGIN");
    const fresh = await client.query(insertEvent([tap.page, tap.mid, tap.psid, tap.at, tap.raw]));
    if (fresh.rowCount === 1) {
      const { rows } = await client.query(saveCustomer([tap.page, tap.psid, tap.at]));
      const customer = rows[0].id;
      await client.query(saveJourney([customer, tap.campaign, tap.at]));
      await client.query(queueReply([customer, tap.say]));
      // last, as its row is the one that others wait for
      await client.query(countTap([tap.page, tap.button, Math.floor(Math.random() * slots)]));
    }
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch((failure) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

async function keepInOneStatement(pool, event) {
  const tap = tapOf(event);
  const slot = Math.floor(Math.random() * slots);
  await pool.query(
    keepAtOnce([tap.page, tap.mid, tap.psid, tap.at, tap.raw, tap.campaign, tap.button, slot, tap.say]),
  );
}

const ways = { nothing: null, steps: keepInSteps, once: keepInOneStatement };

/** The way of keeping an event that KEEP names: a function of the event whose promise ends with its commit. */
export function keeper() {
  const way = ways[settings.keep];
  if (way === undefined) throw new Error(`KEEP=${settings.keep}: use nothing, steps or once`);
  if (way === null) return async () => {};
  const pool = new pg.Pool({ connectionString: settings.databaseUrl, min: settings.pool, max: settings.pool });
  pool.on("error", (error) => console.error(error.message));
  return (event) => way(pool, event);
}
