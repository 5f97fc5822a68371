import { plural } from "../../ui/format.ts";

export const followups = {
  followUps: "Follow-ups",
  onItsOwn:
    "Sent automatically, once to each person. Not to anyone who has answered, not outside Messenger’s 24 hours, and not in your quiet hours.",
  askAgain: "Ask again if they have not opened it",
  askAgainHelp:
    "One more message with the same buttons. People who got the first one in the last 24 hours count, too.",
  notOpenedFor: "If not opened for",
  hours: (hours: number) => plural(hours, "hour", "hours"),
  asked: (people: string, then: string) => `${people} got it; of those, ${then}.`,
  remind: "Remind people one day before the coupon ends",
  remindHelp: "Only those who have a code and have not used it.",
  remindNeeds: "Needs a last day, and codes of people’s own. Change the coupon first.",
  reminded: (people: string, then: string) => `${people} got it; of those, ${then}.`,
  nobodyYet: "Nobody has got it yet.",
  editItsText: "Edit its text",
  saved: "Saved.",
};
