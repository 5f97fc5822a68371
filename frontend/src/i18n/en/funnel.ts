import { formOf, plural } from "../../ui/format.ts";

export const funnel = {
  droppedOff: "Dropped off",
  ofSent: "Of sent",
  taps: (taps: number) => plural(taps, "tap", "taps"),
  seeWho: (sentence: string) => `${sentence}: see who`,
  ofEverybodyItWasSentTo: (percent: string) => `${percent} of everybody it was sent to`,
  onTheWay: (people: string) => `${people} on the way`,
  download: "Download",
  nobodyHere: "Nobody here",
  theFigureHasChangedSinceOr: "The figure has changed since, or these people were deleted.",
  deleted: "Deleted",
  nameUnknown: "Name unknown",
  personDid: (n: number, verb: string) => `${formOf(n, "person", "people")} ${verb}`,
  peopleDid: (people: string, verb: string) => `${people} ${verb}`,
  ofThemToo: (both: string, verb: string) => `${both} of them ${verb} too`,
  nobodyYet: (verb: string) => `Nobody ${verb} yet`,
  nobodyDroppedOffHere: "Nobody dropped off here",
  didNot: (peopleOf: string, not: string) => `${peopleOf} did not ${not}`,
  foundYouDirectly: "found you directly",
  from: (origin: string) => `from ${origin}`,
};
