// Writes the API's wire types from the contract; leaves the file alone while they are the same, so that nothing is built twice.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";

const contract = new URL("../../src/main/resources/openapi.yaml", import.meta.url);
const target = new URL("../src/api/schema.d.ts", import.meta.url);

const types = `// Made from openapi.yaml by "npm run types".\n${astToString(await openapiTS(contract))}`;
if (!existsSync(target) || readFileSync(target, "utf8") !== types) writeFileSync(target, types);
