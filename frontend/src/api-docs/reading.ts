import { curlOf } from "./curl.ts";
import { type Field, fieldOf, fieldsOf } from "./fields.ts";
import {
  type Contract,
  followed,
  METHODS,
  type Method,
  type Operation,
  type Parameter,
  type PathItem,
  type Schema,
} from "./openapi.ts";
import { sampleOf } from "./sample.ts";

/** The operations about one of the owner's nouns. */
export interface Group {
  /** For the address: #leads. */
  id: string;
  title: string;
  sentence: string;
  operations: Reading[];
}

/** One operation as somebody reads it who wants to call it. */
export interface Reading {
  /** For the address: #register_lead. */
  id: string;
  method: string;
  /** Below the base address: "/leads/{id}". */
  path: string;
  summary: string;
  description: string;
  tag: string;
  /** Nobody need be signed in. */
  open: boolean;
  /** What names the token with limits of its own that is good enough, if there is one. */
  token: string | null;
  parameters: (Field & { place: "path" | "query" })[];
  body: Body | null;
  answers: Answer[];
  curl: string;
  /** All its words in lower case, for the filter. */
  words: string;
}

export interface Body {
  type: string;
  description: string;
  fields: Field[];
  /** As JSON; null for the bytes of a file. */
  example: string | null;
}

export interface Answer {
  /** "201", or "other". */
  status: string;
  description: string;
  /** Null: the answer has no body. */
  type: string | null;
  /** Empty where all errors are alike. */
  fields: Field[];
  example: string | null;
}

/** Tokens that are good for some operations only, as the contract names them. */
const LIMITED: Record<string, string> = {
  redeem_token: "a token that may only redeem will do",
  bot_token: "the bot’s token will do",
};

const PROBLEM = "application/problem+json";

/** The contract by its groups, in their order. */
export function groupsOf(contract: Contract, base: string): Group[] {
  const operations = Object.entries(contract.paths).flatMap(([path, item]) =>
    methodsOf(item).map((method) => read(contract, base, path, item, method)),
  );
  return contract.tags.map(({ name, description }) => ({
    id: name.replaceAll(" ", "-"),
    title: name.charAt(0).toUpperCase() + name.slice(1),
    sentence: description,
    operations: operations.filter(({ tag }) => tag === name),
  }));
}

/** In the contract's order: what is asked for most comes first. */
function methodsOf(item: PathItem): Method[] {
  return Object.keys(item).filter((key): key is Method => METHODS.some((method) => method === key));
}

/** The groups with only those operations in which every word is found; groups without any are left out. */
export function filtered(groups: Group[], query: string): Group[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  return groups
    .map((group) => ({
      ...group,
      operations: group.operations.filter(({ words }) => wanted.every((word) => words.includes(word))),
    }))
    .filter(({ operations }) => operations.length > 0);
}

function read(contract: Contract, base: string, path: string, item: PathItem, method: Method): Reading {
  const operation = item[method] as Operation;
  const { operationId: id, summary, description = "" } = operation;
  const open = operation.security?.length === 0;
  const ways = (operation.security ?? []).flatMap((way) => Object.keys(way));
  const token = Object.keys(LIMITED).find((scheme) => ways.includes(scheme));
  const called = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((parameter) =>
    followed<Parameter>(contract, parameter),
  );
  const parameters = called.map((parameter) => parameterOf(contract, parameter));
  const body = bodyOf(contract, operation);
  const answers = Object.entries(operation.responses).map(([status, response]) =>
    answerOf(contract, status, followed(contract, response)),
  );
  const verb = method.toUpperCase();
  return {
    id,
    path,
    summary,
    description,
    open,
    token: token === undefined ? null : (LIMITED[token] ?? null),
    parameters,
    body,
    answers,
    tag: operation.tags[0] ?? "",
    method: verb,
    curl: curlOf({
      method: verb,
      url: base + filledIn(path, called),
      withToken: !open,
      body: body && { type: body.type, example: sampleOf(contract, schemaOf(operation)) },
      answer: answers.find(({ status }) => status.startsWith("2"))?.type ?? null,
    }),
    words: wordsOf([verb, path, id, id.replaceAll("_", " "), summary, description], parameters, body),
  };
}

function wordsOf(said: string[], parameters: Field[], body: Body | null): string {
  const names = [...parameters, ...(body?.fields ?? [])].map(({ name }) => name);
  return [...said, ...names].join(" ").toLowerCase();
}

function filledIn(path: string, parameters: Parameter[]): string {
  return path.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const example = parameters.find((parameter) => parameter.name === name)?.example;
    return example === undefined ? whole : encodeURIComponent(String(example));
  });
}

function parameterOf(contract: Contract, { name, in: place, required, description, schema }: Parameter) {
  const field = fieldOf(contract, name, schema, required ?? false);
  return { ...field, place, meaning: description ?? field.meaning };
}

function schemaOf(operation: Operation): Schema {
  return Object.values(operation.requestBody?.content ?? {})[0]?.schema ?? {};
}

function bodyOf(contract: Contract, operation: Operation): Body | null {
  const type = Object.keys(operation.requestBody?.content ?? {})[0];
  if (type === undefined) return null;
  const schema = schemaOf(operation);
  const said = [operation.requestBody?.description, followed(contract, schema).description];
  return {
    type,
    description: said.filter(Boolean).join(" "),
    fields: fieldsOf(contract, schema),
    example: type === "application/json" ? json(sampleOf(contract, schema)) : null,
  };
}

function answerOf(contract: Contract, status: string, response: Operation["responses"][string]): Answer {
  const { description, content } = followed(contract, response);
  const [type, media] = Object.entries(content ?? {})[0] ?? [null, null];
  const told = media !== null && type === "application/json";
  return {
    description,
    type,
    status: status === "default" ? "other" : status,
    fields: told ? fieldsOf(contract, media.schema) : [],
    example: told ? json(sampleOf(contract, media.schema)) : null,
  };
}

/** What every error looks like. */
export function problemExample(contract: Contract): string {
  return json(sampleOf(contract, { $ref: "#/components/schemas/Problem" }));
}

export function isProblem({ type }: Answer): boolean {
  return type === PROBLEM;
}

const json = (value: unknown): string => JSON.stringify(value, null, 2);
