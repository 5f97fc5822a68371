import type { Tills } from "../../api/tills.ts";
import { t } from "../../i18n/words.ts";
import { count } from "../../ui/format.ts";
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
      title={alarming ? t.tills.somebodyMayBeGuessing : t.tills.wrongGuessesInTheLast24Hours}
    >
      <p>
        {t.tills.inTheLastHourAndInTheLastHour(
          wrongPins.lastDay,
          count(wrongPins.lastHour),
          wrongCodes.lastDay,
          count(wrongCodes.lastHour),
        )}
        {alarming && t.tills.ifItIsntYourStaffCreateANewPin}
      </p>
    </Notice>
  );
}
