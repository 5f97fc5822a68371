import { contract } from "virtual:contract";
import { expect, test } from "vitest";
import { curlOf } from "./curl.ts";
import { fieldsOf } from "./fields.ts";
import type { Schema } from "./openapi.ts";
import { BEFORE, BESIDE } from "./parts.ts";
import { filtered, groupsOf, problemExample } from "./reading.ts";
import { sampleOf } from "./sample.ts";

const BASE = "https://promo.example/api/v1";
const groups = groupsOf(contract, BASE);
const all = groups.flatMap(({ operations }) => operations);
const operation = (id: string) => all.find((one) => one.id === id);

test("the whole contract is told, the bot builder's calls first", () => {
  const told = Object.values(contract.paths).flatMap((item) =>
    Object.values(item).flatMap((one) => ("operationId" in one ? [one.operationId] : [])),
  );

  expect(all.map(({ id }) => id).sort()).toEqual(told.sort());
  expect(all[0]?.id).toBe("register_lead");
  expect(groups[1]?.operations[0]?.id).toBe("ask_request");
});

test("everything on the page has an address of its own", () => {
  const ids = [...BEFORE, BESIDE, ...groups, ...all].map(({ id }) => id);

  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  expect(ids.filter((id) => !/^[\w-]+$/.test(id))).toEqual([]);
});

test("a body is a list of fields: what they are called, what may stand in them, which are needed", () => {
  const [name, , phone] = operation("register_lead")?.body?.fields ?? [];

  expect(name).toMatchObject({
    name: "name",
    type: "string",
    required: true,
    limits: ["at most 200 characters"],
  });
  expect(phone?.required).toBe(false);
});

test("fields within fields are found through references and lists", () => {
  const leads = operation("list_leads")?.answers[0]?.fields[0];

  expect(leads).toMatchObject({ name: "leads", type: "list of objects" });
  const welcome = leads?.fields.find(({ name }) => name === "welcome");
  expect(welcome?.type).toBe("object or null");
  expect(welcome?.fields.find(({ name }) => name === "state")?.limits).toEqual([
    "one of waiting, sending, sent, failed, cancelled",
  ]);
});

test.each<[Schema, string[]]>([
  [{ type: "integer", minimum: 1, maximum: 8760, default: 24 }, ["1 to 8,760", "24 if left out"]],
  [{ type: "integer", minimum: 1, maximum: 2147483647 }, ["at least 1"]],
  [{ type: "string", minLength: 1, maxLength: 1 }, ["exactly 1 character"]],
  [
    { type: "array", maxItems: 20, items: { type: "string", pattern: "^a$" } },
    ["at most 20 entries", "each: matches ^a$"],
  ],
  [{ type: "object", additionalProperties: { type: "integer" } }, ["each value: integer"]],
  [{ type: "boolean" }, []],
])("limits are told in words: %j", (schema, limits) => {
  const [field] = fieldsOf(contract, { type: "object", properties: { field: schema } });

  expect(field?.limits).toEqual(limits);
});

test("an answer's example is put together from those of its parts", () => {
  expect(sampleOf(contract, { $ref: "#/components/schemas/Campaign" })).toMatchObject({
    id: "welcome",
    copy: { code: "UMI10" },
    progress: { waiting: 240 },
  });
  expect(JSON.parse(problemExample(contract))).toMatchObject({ status: 400, errors: [{ field: "email" }] });
});

test("the command of a registration can be pasted into a shell", () => {
  expect(operation("register_lead")?.curl).toBe(
    `curl -X POST '${BASE}/leads' \\
  -H "Authorization: Bearer $API_TOKEN" \\
  -H 'Content-Type: application/json' \\
  -d '{"name":"Ana Prieto","email":"ana@example.com","phone":"+34 612 345 678","origin":"flyer"}'`,
  );
});

test("a path's parameters are filled in, and who needs no token sends none", () => {
  expect(operation("show_stats")?.curl).toContain(`'${BASE}/campaigns/welcome/stats'`);
  expect(operation("watch_stats")?.curl).toContain("curl -N ");
  expect(operation("export_leads")?.curl).toContain("-o table.csv");
  expect(operation("show_contract")?.curl).not.toContain("API_TOKEN");
  expect(all.filter(({ curl }) => /[{}].*'$/m.test(curl.split("\n")[0] ?? ""))).toEqual([]);
});

test("a quote in a body does not end the shell's text", () => {
  const curl = curlOf({
    method: "PUT",
    url: "http://x/",
    withToken: false,
    answer: null,
    body: { type: "application/json", example: { text: "Ana's" } },
  });

  expect(curl).toContain(`-d '{"text":"Ana'\\''s"}'`);
});

test("a call is found by its path, its words and its fields, in any order", () => {
  const found = (query: string) =>
    filtered(groups, query).flatMap(({ operations }) => operations.map(({ id }) => id));

  expect(found("  PAUSE campaign ")).toContain("pause_campaign");
  expect(found("post /leads")).toEqual(["register_lead"]);
  expect(found("utm_medium")).toEqual(["register_lead"]);
  expect(found("coffee")).toEqual([]);
  expect(found("")).toHaveLength(all.length);
});
