import { type Contract, followed, type Schema } from "./openapi.ts";

/** A value as the contract shows it, put together from the examples of its parts where it has none itself. */
export function sampleOf(contract: Contract, schema: Schema): unknown {
  const { examples, ...target } = followed(contract, schema);
  if (examples) return examples[0];
  const type = [target.type].flat()[0];
  if (type === "object") {
    const parts = Object.entries(target.properties ?? {});
    return Object.fromEntries(parts.map(([name, part]) => [name, sampleOf(contract, part)]));
  }
  if (type === "array") return target.items ? [sampleOf(contract, target.items)] : [];
  if (target.enum) return target.enum[0];
  if (type === "integer" || type === "number") return target.minimum ?? 0;
  if (type === "boolean") return true;
  if ([target.type].flat().includes("null")) return null;
  return target.format === "date-time" ? "2026-05-04T09:30:00Z" : "";
}
