// node intake/serve.js NAME: one of the programs beside this file, in as many processes as PROCESSES says.
import cluster from "node:cluster";

const name = process.argv[2];
const processes = Number(process.env.PROCESSES ?? 1);
if (cluster.isPrimary && processes > 1) {
  for (let i = 0; i < processes; i++) cluster.fork();
  cluster.on("exit", (worker, code) => process.exit(code ?? 1));
} else {
  await import(`./${name}.js`);
}
