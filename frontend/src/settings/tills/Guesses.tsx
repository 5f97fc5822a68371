import type { Tills } from "../../api/tills.ts";
import { count, plural } from "../../ui/format.ts";
import { Notice } from "../../ui/Notice.tsx";

/** More wrong PINs in an hour than a tired cashier types. */
const SUSPICIOUS = 10;

/** How often somebody guessed wrong lately; a warning once that looks like a plan. */
export function Guesses({ known: { wrongPins, wrongCodes } }: { known: Tills }) {
  if (wrongPins.lastDay + wrongCodes.lastDay === 0) return null;
  const alarming = wrongPins.lastHour >= SUSPICIOUS || wrongCodes.lastHour >= SUSPICIOUS * 3;
  return (
    <Notice
      tone={alarming ? "warn" : "calm"}
      title={alarming ? "Somebody may be guessing" : "Wrong guesses in the last 24 hours"}
    >
      <p>
        {plural(wrongPins.lastDay, "wrong PIN", "wrong PINs")} ({count(wrongPins.lastHour)} in the last hour)
        and {plural(wrongCodes.lastDay, "unknown code", "unknown codes")} ({count(wrongCodes.lastHour)} in the
        last hour). Anyone who goes on guessing has to wait.
        {alarming && " If it isn’t your staff, create a new PIN for the till where it happens."}
      </p>
    </Notice>
  );
}
