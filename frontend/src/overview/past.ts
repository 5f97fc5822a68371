import type { History, PeopleChoice, showHistory } from "../api/figures.ts";

/** The longest past that is drawn, and the fewest days. */
export const MOST_DAYS = 365;
const A_WEEK = 7;
/** So many days are too few bars, and are drawn by the hour. */
const FEW_DAYS = 2;

/** A campaign's past since a day, or since its beginning: by the day, or by the hour while it is young. */
export async function pastOf(
  show: typeof showHistory,
  campaign: string,
  { from, line, language }: Pick<PeopleChoice, "from" | "line" | "language">,
): Promise<History> {
  const past = await show(campaign, {
    step: "day",
    line,
    language,
    ...(from ? { from } : { hours: 24 * MOST_DAYS }),
  });
  const { points } = past;
  const first = points.findIndex(({ people }) => Object.values(people).some((number) => number > 0));
  const begin = first < 0 ? points.length - 1 : first;
  if (points.length - begin <= FEW_DAYS) {
    return await show(campaign, { step: "hour", line, language, from: points[begin]?.day });
  }
  return from
    ? past
    : { ...past, points: points.slice(Math.max(0, Math.min(begin, points.length - A_WEEK))) };
}
