import { API, del, get, patch, post } from "./client.ts";
import { dateOrNull, type Wire } from "./wire.ts";

/** A place where staff redeem codes. */
export interface Till {
  id: string;
  name: string;
  /** Whether it shows customers' names. */
  seesNames: boolean;
  createdAt: Date;
  lastSeenAt: Date | null;
  /** How many devices are signed in there. */
  signedIn: number;
  /** Unknown codes that were tried there in the last 24 hours. */
  wrongCodes: number;
}

/** How often somebody guessed wrong, at every till and outside. */
export interface Guesses {
  lastHour: number;
  lastDay: number;
}

export interface Tills {
  tills: Till[];
  wrongPins: Guesses;
  wrongCodes: Guesses;
}

/** Its secrets, which are told this once. */
export interface CreatedTill {
  till: Till;
  pin: string;
  /** Opens the till's page and signs in. */
  link: string;
  /** The same link as a QR code in SVG. */
  qr: string;
}

export const TILL_NAME_LIMIT = 60;

const TILLS = `${API}/tills`;
const at = (id: string) => `${TILLS}/${encodeURIComponent(id)}`;

export async function listTills(): Promise<Tills> {
  const wire = await get<{
    tills: Wire<"Till">[];
    wrong_pins: Wire<"WrongGuesses">;
    wrong_codes: Wire<"WrongGuesses">;
  }>(TILLS);
  return {
    tills: wire.tills.map(tillFromWire),
    wrongPins: guessesFromWire(wire.wrong_pins),
    wrongCodes: guessesFromWire(wire.wrong_codes),
  };
}

export async function createTill(name: string, seesNames: boolean): Promise<CreatedTill> {
  const wire = await post<Wire<"CreatedTill">>(TILLS, { name, sees_names: seesNames });
  return { ...wire, till: tillFromWire(wire.till) };
}

export async function updateTill(id: string, change: { name?: string; seesNames?: boolean }): Promise<Till> {
  const { name, seesNames } = change;
  const body = {
    ...(name !== undefined && { name }),
    ...(seesNames !== undefined && { sees_names: seesNames }),
  };
  return tillFromWire(await patch<Wire<"Till">>(at(id), body));
}

/** Another PIN and link; the old ones stop working, and everyone who is signed in there is out at once. */
export async function renewTill(id: string): Promise<CreatedTill> {
  const wire = await post<Wire<"CreatedTill">>(`${at(id)}/pin`);
  return { ...wire, till: tillFromWire(wire.till) };
}

/** Everyone who is signed in there is out at once; what it redeemed stays. */
export async function revokeTill(id: string): Promise<void> {
  await del(at(id));
}

function tillFromWire(wire: Wire<"Till">): Till {
  return {
    id: wire.id,
    name: wire.name,
    seesNames: wire.sees_names,
    createdAt: new Date(wire.created_at),
    lastSeenAt: dateOrNull(wire.last_seen_at),
    signedIn: wire.signed_in,
    wrongCodes: wire.wrong_codes,
  };
}

function guessesFromWire(wire: Wire<"WrongGuesses">): Guesses {
  return { lastHour: wire.last_hour, lastDay: wire.last_day };
}
