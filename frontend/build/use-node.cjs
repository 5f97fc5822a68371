// The build asks this of the node on the PATH: will you do? If so, links to it and to its npm are laid where the
// frontend-maven-plugin looks (it knows nothing else), and the answer is 0; any other answer makes it fetch a node.
const { existsSync, mkdirSync, realpathSync, rmSync, symlinkSync } = require("node:fs");
const { delimiter, dirname, join } = require("node:path");

const [major, minor] = process.versions.node.split(".").map(Number);
if (process.platform === "win32" || major < 20 || (major === 20 && minor < 19)) process.exit(1);

const npm = (process.env.PATH ?? "")
  .split(delimiter)
  .map((folder) => join(folder, "npm"))
  .filter((file) => existsSync(file))
  .map((file) => dirname(dirname(realpathSync(file))))
  .find((home) => existsSync(join(home, "bin", "npm-cli.js")));
if (npm === undefined) process.exit(1);

const links = join(process.argv[2], "node");
rmSync(links, { recursive: true, force: true });
mkdirSync(join(links, "node_modules"), { recursive: true });
symlinkSync(process.execPath, join(links, "node"));
symlinkSync(npm, join(links, "node_modules", "npm"));
