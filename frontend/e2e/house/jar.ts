import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

const JAR = resolve(import.meta.dirname, "../../../target/promobot.jar");
/** Left by the integration tests, when they have run; a start that can use it takes half the time. */
const CLASSES = resolve(import.meta.dirname, "../../../target/promobot.jsa");
/** PostgreSQL as they unpacked it, which takes a start longer than anything else. */
const PROGRAMS = resolve(import.meta.dirname, "../../../target/programs");
const QUICK_START = [
  "-Xmx256m",
  "-XX:TieredStopAtLevel=1",
  "-XX:+UseSerialGC",
  "-Dpromobot.password.iterations=1000",
];
const READY_WITHIN_MS = 150_000;
const STOPPED_WITHIN_MS = 20_000;
const SHOWN_LINES = 40;

export const PASSWORD = "umi shop opens at nine";

/** The packaged promobot in a process of its own, with an empty database. */
export interface Jar {
  /** Where it says it runs. */
  url: string;
  /** The one-time link its start printed. */
  signInLink: string;
  /** The API token its first start made up and printed. */
  apiToken: string;
  /** The same for the bot. */
  botToken: string;
  /** The end of what it printed. */
  tail(): string;
  stop(): Promise<void>;
}

export async function startJar(settings: Record<string, string> = {}): Promise<Jar> {
  if (!existsSync(JAR)) throw new Error(`${JAR} is missing: ./mvnw package -DskipTests makes it`);
  const folder = await mkdtemp(join(tmpdir(), "promobot-e2e-"));
  await bringPrograms(folder);
  const classes = existsSync(CLASSES) ? [`-XX:SharedArchiveFile=${CLASSES}`] : [];
  const child = spawn(java(), [...QUICK_START, ...classes, "-jar", JAR], {
    env: {
      ...kept("PATH", "HOME", "TMPDIR"),
      PORT: "0",
      BIND: "127.0.0.1",
      DATA_DIR: folder,
      ADMIN_PASSWORD: PASSWORD,
      // Slow enough that a campaign can be looked at, paused and resumed while it goes out.
      MESSENGER_RATE: "4",
      ...settings,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  // Also a run that is broken off takes its jar along.
  const orphan = () => child.kill("SIGTERM");
  process.once("exit", orphan);
  const lines: string[] = [];
  const tail = () => lines.slice(-SHOWN_LINES).join("\n");
  const stop = async () => {
    await end(child);
    process.off("exit", orphan);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await greeted(child, lines);
  } catch (failure) {
    await stop();
    throw new Error(`promobot did not start: ${failure}\n${tail()}`);
  }
  const said = (words: string) => greeting(lines, words);
  return {
    url: said("promobot runs at"),
    signInLink: said("one-time sign-in"),
    apiToken: said("token for scripts"),
    botToken: said("token for your bot"),
    tail,
    stop,
  };
}

async function bringPrograms(folder: string): Promise<void> {
  if (!existsSync(PROGRAMS)) return;
  for (const name of await readdir(PROGRAMS)) {
    if (/^postgres-programs-[0-9a-f]+$/.test(name))
      await symlink(join(PROGRAMS, name), join(folder, name), "dir");
  }
}

function java(): string {
  const home = process.env.JAVA_HOME;
  return home ? join(home, "bin", "java") : "java";
}

/** Nothing of the builder's own settings may reach the jar. */
function kept(...names: string[]): Record<string, string> {
  return Object.fromEntries(
    names.map((name) => [name, process.env[name] ?? ""]).filter(([, value]) => value),
  );
}

/** The greeting is the last thing a start says; from then on it works. */
function greeted(child: ChildProcess, lines: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("no greeting")), READY_WITHIN_MS);
    const settle = (done: () => void) => {
      clearTimeout(timer);
      done();
    };
    const hear = (line: string) => {
      lines.push(line);
      if (/^ {2}database /.test(line)) settle(resolve);
    };
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface({ input: stream }).on("line", hear);
    }
    child.once("error", (failure) => settle(() => reject(failure)));
    child.once("exit", (code) => settle(() => reject(new Error(`it ended with ${code}`))));
  });
}

function greeting(lines: string[], words: string): string {
  const line = lines.find((each) => each.startsWith(`  ${words} `));
  const said = line
    ?.slice(words.length + 2)
    .trim()
    .split(" ")[0];
  if (!said) throw new Error(`the start did not say "${words}":\n${lines.join("\n")}`);
  return said;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const timer = setTimeout(() => child.kill("SIGKILL"), STOPPED_WITHIN_MS);
  child.kill("SIGTERM");
  await ended;
  clearTimeout(timer);
}
