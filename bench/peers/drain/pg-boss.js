// node drain/pg-boss.js fill|drain
// Its `work` polls at fixed intervals, so the rows are taken by its `fetch` and settled by its `complete`,
// both in batches: as many loops as keep CONCURRENCY messages in the air.
import PgBoss from "pg-boss";
import { drained, message, send, work } from "./send.js";

const queue = "send";
const batchSize = 16;

async function start() {
  const boss = new PgBoss({ connectionString: work.databaseUrl, max: 16, schedule: false, supervise: false });
  boss.on("error", (error) => console.error(error.message));
  await boss.start();
  return boss;
}

async function fill() {
  let boss = await start();
  await boss.getDb().executeSql("DROP SCHEMA pgboss CASCADE");
  await boss.stop({ graceful: false });
  boss = await start();
  await boss.createQueue(queue);
  for (let from = 0; from < work.messages; from += 10_000) {
    const length = Math.min(10_000, work.messages - from);
    await boss.insert(Array.from({ length }, (_, i) => ({ name: queue, data: message(from + i) })));
  }
  await boss.getDb().executeSql("VACUUM ANALYZE");
  await boss.stop({ graceful: false });
}

/** Takes a batch, sends it, settles it, until nothing waits. */
async function loop(boss) {
  for (;;) {
    const jobs = await boss.fetch(queue, { batchSize });
    if (jobs.length === 0) return;
    const outcomes = await Promise.allSettled(jobs.map((job) => send(job.data)));
    const done = jobs.filter((_, i) => outcomes[i].status === "fulfilled").map((job) => job.id);
    const failed = jobs.filter((_, i) => outcomes[i].status === "rejected").map((job) => job.id);
    if (done.length > 0) await boss.complete(queue, done);
    if (failed.length > 0) await boss.fail(queue, failed);
  }
}

async function drain() {
  const boss = await start();
  const loops = Array.from({ length: Math.ceil(work.concurrency / batchSize) }, () => loop(boss));
  await Promise.all(loops);
  await drained(() => boss.getQueueSize(queue, { before: "completed" }));
  await boss.stop({ graceful: false });
}

await (process.argv[2] === "fill" ? fill() : drain());
