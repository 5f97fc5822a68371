// Which Chromium the browser tests drive. Run as a program it brings one in where there is none:
// CHROMIUM, else the system's, else (as root, where there is apt-get) Debian's, else Playwright's own.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { argv, env, exit, getuid, platform } from "node:process";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const PACKAGES = ["chromium", "fonts-liberation"];
const PROGRAM = fileURLToPath(import.meta.url);
const PLAYWRIGHT = join(PROGRAM, "..", "..", "node_modules", "@playwright", "test", "cli.js");

/** The program's path, or null where there is none that starts. */
export function chromiumHere() {
  if (env.CHROMIUM) return starts(env.CHROMIUM) ? env.CHROMIUM : null;
  return [...inPath(), chromium.executablePath()].find(starts) ?? null;
}

function inPath() {
  const folders = (env.PATH ?? "").split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).filter(existsSync);
}

/** Ubuntu's chromium-browser exists, but only says that it wants to be a snap: so each is asked for its version. */
function starts(program) {
  if (!existsSync(program)) return false;
  // On Windows the question opens a window and is not answered.
  if (platform === "win32") return true;
  const answer = spawnSync(program, ["--version", "--no-sandbox"], { encoding: "utf8", timeout: 60_000 });
  return answer.status === 0 && /chrom/i.test(answer.stdout);
}

function bringOne() {
  if (getuid?.() === 0 && run("apt-get", ["--version"], "ignore")) {
    const apt = ["-o", "DPkg::Lock::Timeout=120", "install", "-y", "--no-install-recommends", ...PACKAGES];
    // The lists of packages may be old or not there yet.
    if (run("apt-get", apt) || (run("apt-get", ["update"]) && run("apt-get", apt))) {
      const installed = chromiumHere();
      if (installed) return installed;
    }
  }
  run(process.execPath, [PLAYWRIGHT, "install", "--only-shell", "chromium"]);
  return chromiumHere();
}

function run(program, args, stdio = "inherit") {
  const settings = { ...env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync(program, args, { stdio: ["ignore", stdio, stdio], env: settings }).status === 0;
}

function missing() {
  if (env.CHROMIUM) return `CHROMIUM=${env.CHROMIUM} is not a Chromium that starts.`;
  return [
    "The browser tests need Chromium; none is on the PATH and none could be installed. Do one of these:",
    "  as root on Debian or Ubuntu:  apt-get update && apt-get install chromium",
    "  anywhere else (in frontend/): npx playwright install --with-deps --only-shell chromium",
    "  have one elsewhere:           CHROMIUM=/path/to/chromium ./mvnw verify",
    "  or do without these tests:    ./mvnw verify -Dskip.e2e",
  ].join("\n");
}

if (argv[1] === PROGRAM) {
  const found = chromiumHere() ?? (env.CHROMIUM ? null : bringOne());
  if (!found) {
    process.stderr.write(`${missing()}\n`);
    exit(1);
  }
  process.stdout.write(`Chromium: ${found}\n`);
}
