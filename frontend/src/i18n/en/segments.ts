import { plural } from "../../ui/format.ts";
import type { Rich } from "../rich.ts";

/** A comma where a condition has a conjunction of its own. */
const joined = (conditions: string[], word: string): string =>
  conditions.join(conditions.some((one) => / (but|and) /.test(one)) ? `, ${word} ` : ` ${word} `);

/** What follows "Customers who": each has its opposite. */
const does = (not: boolean, yes: string, no: string): string => (not ? no : yes);

export const segments = {
  title: "Segments",
  hint: "People who have something in common, counted as you go. Write to just them.",
  customers: "Customers",
  newSegment: "New segment",
  customersWho: "Customers who",
  customersForWhom: "Customers for whom",
  ofTheseAreTrue: "of these are true",
  and: "and",
  or: "or",
  all: "all",
  any: "any",
  join: "How the conditions are joined",
  addCondition: "Add a condition",
  removeCondition: (nth: number) => `Remove condition ${nth}`,
  condition: (nth: number) => `Condition ${nth}`,
  detail: (label: string, nth: number) => `${label} of condition ${nth}`,
  name: "Name",
  nameHint: "Only you see it.",
  namePlaceholder: "Revealed, not used",
  save: "Save",
  cancel: "Cancel",
  saved: "Saved",
  deleted: "Deleted",
  counting: "Counting …",
  about: (people: string) => `about ${people}`,
  between: (low: string, high: string) => `between ${low} and ${high}`,
  fillThisIn: "Fill this in.",
  fillInWhatIsMarked: "Fill in what is marked first.",
  unfinished: "Fill in the conditions to see how many people these are.",
  none: "No segments yet",
  noneYet: "Put a sentence together, such as “came from poster and revealed Welcome but did not redeem it”.",
  edit: "Edit",
  editName: (name: string) => `Edit ${name}`,
  see: "See people",
  write: "Write to these people",
  remove: "Delete",
  removeTitle: (name: string) => `Delete “${name}”?`,
  removeHint: "Only the sentence goes; the people stay.",
  download: "Download",
  nobody: "Nobody here",
  nobodyNow: "Nobody fits this sentence at the moment.",
  onlyByProgram:
    "A program wrote this sentence, and it is longer than this page can show. You can change its name.",
  writeTitle: "Write to these people",
  writeHint: "A new campaign for just them. You write its messages next; nothing is sent yet.",
  writeName: "Name of the campaign",
  writeVerb: "Create and edit messages",
  whatItDoes: "What it does",
  everybody: "Everybody",
  countedPeople: (people: string) => `${people}.`,
  firstCame: (when: Rich): Rich => ["first came ", when],
  onlyTo: (segment: string) => `It goes only to the people of “${segment}”. `,
  whoGetsIt: "Send it to",
  yourSegments: "Segments",
  makeSegments: "Put together who gets it",

  kindOrigin: (not: boolean) => does(not, "came from", "did not come from"),
  kindStage: (not: boolean) => does(not, "in the campaign", "did not, in the campaign"),
  kindStory: (not: boolean) =>
    does(not, "in any campaign of the kind", "did not, in any campaign of the kind"),
  kindTimes: (not: boolean) => does(not, "redeemed coupons at least", "redeemed coupons less often than"),
  kindAmount: (not: boolean) =>
    does(not, "bought with coupons for at least", "bought with coupons for less than"),
  kindActive: (not: boolean) => does(not, "wrote or tapped within", "did not write or tap within"),
  kindCame: (not: boolean) => does(not, "first came", "did not first come"),
  kindLine: (not: boolean) => does(not, "talk to you by", "do not talk to you by"),
  kindLanguage: (not: boolean) => does(not, "speak", "do not speak"),
  kindLead: (not: boolean) => does(not, "left their e-mail address", "did not leave their e-mail address"),

  fieldOrigin: "Source",
  fieldCampaign: "Campaign",
  fieldStory: "Kind of campaign",
  fieldReached: "Reached",
  fieldWithout: "Not reached",
  fieldTimes: "Times",
  fieldAmount: "Amount",
  fieldCurrency: "Currency",
  fieldDays: "Days",
  fieldSince: "Since",
  fieldBefore: "Before",
  fieldLine: "Line",
  fieldLanguage: "Language",
  chooseStory: "Choose one",
  takesPart: "took part",
  takePart: "take part",
  orNotFurther: "whatever came after",
  butDidNot: (not: string) => `but did not ${not}`,
  andCouldBeReached: "and could be reached",
  times: "times",
  days: "days",
  direct: "no source: they found you directly",

  // Whole conditions, as the list says them.
  saysOrigin: (not: boolean, origin: string) =>
    origin === ""
      ? does(not, "found you directly", "did not find you directly")
      : does(not, `came from ${origin}`, `did not come from ${origin}`),
  saysStage: (not: boolean, where: string, did: string, without: string) =>
    `${does(not, "", "are not among those who ")}${did} in ${where}${without === "" ? "" : ` ${without}`}`,
  saysStory: (story: string) => `any campaign “${story}”`,
  saysTakesPart: "took part",
  saysJoined: (sentence: string, day: string) => `${sentence} since ${day}`,
  saysTimes: (not: boolean, times: number) =>
    does(
      not,
      `redeemed coupons at least ${plural(times, "time", "times")}`,
      `redeemed coupons less than ${plural(times, "time", "times")}`,
    ),
  saysAmount: (not: boolean, amount: string) =>
    does(not, `bought with coupons for at least ${amount}`, `bought with coupons for less than ${amount}`),
  saysActive: (not: boolean, days: number) =>
    does(
      not,
      `wrote or tapped within ${plural(days, "day", "days")}`,
      `did not write or tap within ${plural(days, "day", "days")}`,
    ),
  saysCame: (not: boolean, since: string, before: string) => {
    const when = [since && `since ${since}`, before && `before ${before}`].filter(Boolean).join(" and ");
    return does(not, `first came ${when}`, `did not first come ${when}`);
  },
  saysLine: (not: boolean, line: string) =>
    does(not, `talk to you by ${line}`, `do not talk to you by ${line}`),
  saysLanguage: (not: boolean, language: string) =>
    does(not, `speak ${language}`, `do not speak ${language}`),
  saysLead: (not: boolean) => does(not, "left their e-mail address", "did not leave their e-mail address"),
  customersWhoAll: (conditions: string[]) => `Customers who ${joined(conditions, "and")}`,
  customersWhoAny: (conditions: string[]) => `Customers who ${joined(conditions, "or")}`,
  nameOfDirect: "found you directly",
  nameOfSince: (day: string) => `since ${day}`,
  nameOfBar: (campaign: string, did: string) => `${campaign}: ${did}`,
  nameOfLoss: (campaign: string, not: string) => `${campaign}: did not ${not}`,
};
