import { ApiError, type FieldProblem, NoConnection } from "../api/client.ts";
import { t } from "../i18n/words.ts";

/** What went wrong, in a sentence for the owner. */
export function sentenceOf(failure: unknown): string {
  if (failure instanceof ApiError || failure instanceof NoConnection) return withFullStop(failure.message);
  return t.shell.thisPageMadeAMistakeOfItsOwn;
}

/** What the server says about one field; the name may be given without what it stands in ("welcome" finds "copy.welcome", but no translation of it). */
export function fieldProblem(failure: unknown, field: string): string | null {
  if (!(failure instanceof ApiError)) return null;
  const of = (problem: FieldProblem) =>
    problem.field === field ||
    (problem.field.endsWith(`.${field}`) && !problem.field.startsWith("translations."));
  const found = failure.fields.find(of);
  return found ? withFullStop(found.message.charAt(0).toUpperCase() + found.message.slice(1)) : null;
}

function withFullStop(sentence: string): string {
  return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
}
