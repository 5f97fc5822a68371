import { type Contract, followed, type Schema } from "./openapi.ts";

/** One field of a body or an answer, or one parameter, in words. */
export interface Field {
  name: string;
  /** "string", "list of objects", "integer or null". */
  type: string;
  required: boolean;
  /** "at most 200 characters", "one of open, done". */
  limits: string[];
  meaning: string;
  /** What an object, or each object of a list, consists of. */
  fields: Field[];
}

/** What an object, or each object of a list, consists of; nothing for anything else. */
export function fieldsOf(contract: Contract, schema: Schema): Field[] {
  const object = followed(contract, schema);
  if (object.items) return fieldsOf(contract, object.items);
  return Object.entries(object.properties ?? {}).map(([name, property]) =>
    fieldOf(contract, name, property, object.required?.includes(name) ?? false),
  );
}

export function fieldOf(contract: Contract, name: string, schema: Schema, required: boolean): Field {
  const target = followed(contract, schema);
  return {
    name,
    required,
    type: typeOf(contract, target),
    limits: limitsOf(contract, target),
    meaning: schema.description ?? target.description ?? "",
    fields: fieldsOf(contract, target),
  };
}

const FORMATS: Record<string, string> = { "date-time": "time", date: "day", binary: "bytes" };

function typeOf(contract: Contract, schema: Schema): string {
  const types = [schema.type ?? "anything"].flat();
  const words = types.map((type) => (type === "array" ? listOf(contract, schema) : typeWord(type, schema)));
  return words.join(" or ");
}

function typeWord(type: string, { format }: Schema): string {
  return (type === "string" && format && FORMATS[format]) || type;
}

function listOf(contract: Contract, { items }: Schema): string {
  return `list of ${items ? typeOf(contract, followed(contract, items)) : "anything"}s`;
}

function limitsOf(contract: Contract, schema: Schema): string[] {
  const { additionalProperties: more, items } = schema;
  return [
    schema.enum && `one of ${schema.enum.join(", ")}`,
    between(schema.minLength, schema.maxLength, "character"),
    between(schema.minimum, schema.maximum),
    between(undefined, schema.maxItems, "entry", "entries"),
    between(schema.minProperties, schema.maxProperties, "field"),
    schema.pattern && `matches ${schema.pattern}`,
    schema.default !== undefined && `${schema.default} if left out`,
    typeof more === "object" && `each value: ${typeOf(contract, followed(contract, more))}`,
    ...(items ? limitsOf(contract, followed(contract, items)).map((limit) => `each: ${limit}`) : []),
  ].filter((limit): limit is string => typeof limit === "string");
}

const ALL_INTEGERS = 2_147_483_647;

function between(
  least: number | undefined,
  most: number | undefined,
  one = "",
  many = one && `${one}s`,
): string | null {
  const low = least ?? 0;
  const high = most === ALL_INTEGERS ? undefined : most;
  const unit = (count: number) => (one ? ` ${count === 1 ? one : many}` : "");
  const grouped = (count: number) => count.toLocaleString("en");
  if (high !== undefined && low > 0)
    return low === high
      ? `exactly ${grouped(low)}${unit(low)}`
      : `${grouped(low)} to ${grouped(high)}${unit(high)}`;
  if (high !== undefined) return `at most ${grouped(high)}${unit(high)}`;
  return low > 0 ? `at least ${grouped(low)}${unit(low)}` : null;
}
