/** As much of OpenAPI 3.1 as our contract uses. */
export interface Contract {
  info: { description: string };
  security: Security[];
  tags: { name: string; description: string }[];
  paths: Record<string, PathItem>;
  components: {
    schemas: Record<string, Schema>;
    parameters: Record<string, Parameter>;
    responses: Record<string, Response>;
  };
}

type Security = Record<string, string[]>;

export interface Ref {
  $ref: string;
}

export const METHODS = ["get", "post", "put", "patch", "delete"] as const;
export type Method = (typeof METHODS)[number];

export type PathItem = { parameters?: (Parameter | Ref)[] } & { [method in Method]?: Operation };

export interface Operation {
  operationId: string;
  summary: string;
  description?: string;
  tags: string[];
  security?: Security[];
  parameters?: (Parameter | Ref)[];
  requestBody?: { description?: string; content: Record<string, { schema: Schema }> };
  responses: Record<string, Response | Ref>;
}

export interface Parameter {
  name: string;
  in: "path" | "query";
  required?: boolean;
  description?: string;
  example?: unknown;
  schema: Schema;
}

export interface Response {
  description: string;
  content?: Record<string, { schema: Schema }>;
}

export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  enum?: string[];
  default?: unknown;
  examples?: unknown[];
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
  minProperties?: number;
  maxProperties?: number;
  required?: string[];
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  items?: Schema;
}

/** What a reference such as "#/components/schemas/Lead" means; anything else is itself. */
export function followed<T extends object>(contract: Contract, node: T | Ref): T {
  if (!("$ref" in node) || typeof node.$ref !== "string") return node as T;
  let found: unknown = contract;
  for (const part of node.$ref.slice(2).split("/")) found = (found as Record<string, unknown>)[part];
  if (typeof found !== "object" || found === null) throw new Error(`${node.$ref} leads nowhere`);
  return followed(contract, found as T | Ref);
}
