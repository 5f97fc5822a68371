// node drain/graphile-worker.js fill|drain
// Set as its documentation advises for speed: a local queue, completions in batches.
import { Logger, makeWorkerUtils, run } from "graphile-worker";
import pg from "pg";
import { drained, message, send, work } from "./send.js";

const task = "send";
// Its logger writes a line for each job; a program that wants speed gives it one that keeps to errors.
const logger = new Logger(() => (level, text) => level === "error" && console.error(text));

function connect(max) {
  const pool = new pg.Pool({ connectionString: work.databaseUrl, max });
  pool.on("error", (error) => console.error(error.message));
  pool.on("connect", (client) => client.on("error", (error) => console.error(error.message)));
  return pool;
}

/** With IN_ORDER=on a person's messages go out one after the other: a named queue for each of them. */
function job(payload) {
  const queueName = process.env.IN_ORDER === "on" ? payload.recipient.id : undefined;
  return { identifier: task, payload, queueName };
}

async function fill() {
  const pool = connect(2);
  await pool.query("DROP SCHEMA IF EXISTS graphile_worker CASCADE");
  const utils = await makeWorkerUtils({ pgPool: pool, logger });
  await utils.migrate();
  for (let from = 0; from < work.messages; from += 10_000) {
    const length = Math.min(10_000, work.messages - from);
    await utils.addJobs(Array.from({ length }, (_, i) => job(message(from + i))));
  }
  await pool.query("VACUUM ANALYZE");
  await utils.release();
  await pool.end();
}

async function drain() {
  const pool = connect(16);
  const runner = await run({
    pgPool: pool,
    logger,
    noHandleSignals: true,
    taskList: { [task]: (payload) => send(payload) },
    preset: {
      worker: {
        concurrentJobs: work.concurrency,
        localQueue: { size: 4 * work.concurrency },
        completeJobBatchDelay: 0,
        failJobBatchDelay: 0,
      },
    },
  });
  await drained(async () => {
    const { rows } = await pool.query("SELECT count(*)::int AS waiting FROM graphile_worker._private_jobs");
    return rows[0].waiting;
  });
  await runner.stop();
  await pool.end();
}

await (process.argv[2] === "fill" ? fill() : drain());
