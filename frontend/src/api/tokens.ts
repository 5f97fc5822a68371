import { API, del, get, post } from "./client.ts";
import { dateOrNull, type Wire } from "./wire.ts";

/** What a program may do with its token. */
export type TokenKind = Wire<"TokenKind">;

/** A program's own token, without its secret. */
export interface ProgramToken {
  id: string;
  name: string;
  kind: TokenKind;
  createdAt: Date;
  lastUsedAt: Date | null;
  /** Unknown codes that came with it in the last 24 hours. */
  wrongCodes: number;
}

export const TOKEN_NAME_LIMIT = 60;

const TOKENS = `${API}/tokens`;

export async function listTokens(): Promise<ProgramToken[]> {
  return (await get<{ tokens: Wire<"ProgramToken">[] }>(TOKENS)).tokens.map(tokenFromWire);
}

/** This is the only time its secret is shown. */
export async function createToken(name: string, kind: TokenKind): Promise<Wire<"CreatedProgramToken">> {
  return await post<Wire<"CreatedProgramToken">>(TOKENS, { name, kind });
}

/** It stops working at once. */
export async function revokeToken(id: string): Promise<void> {
  await del(`${TOKENS}/${encodeURIComponent(id)}`);
}

function tokenFromWire(wire: Wire<"ProgramToken">): ProgramToken {
  return {
    id: wire.id,
    name: wire.name,
    kind: wire.kind,
    createdAt: new Date(wire.created_at),
    lastUsedAt: dateOrNull(wire.last_used_at),
    wrongCodes: wire.wrong_codes,
  };
}
