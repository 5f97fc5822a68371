import { plural } from "../../ui/format.ts";
import type { Rich } from "../rich.ts";

export const tills = {
  somebodyMayBeGuessing: "Somebody may be guessing",
  wrongGuessesInTheLast24Hours: "Wrong guesses in the last 24 hours",
  inTheLastHourAndInTheLastHour: (lastDay: number, lastHour: string, lastDay2: number, lastHour2: string) =>
    `${plural(lastDay, "wrong PIN", "wrong PINs")} (${lastHour} in the last hour) and ${plural(lastDay2, "unknown code", "unknown codes")} (${lastHour2} in the last hour). Anyone who goes on guessing has to wait.`,
  ifItIsntYourStaffCreateANewPin: " If it isn’t your staff, create a new PIN for the till where it happens.",
  print: "Print",
  done: "Done",
  isReady: (name: string) => `${name} is ready`,
  signItInNow: "Sign it in now",
  scanTheCodeWithTheTillsPhoneOr:
    "Scan the code with the till’s phone, or type the PIN on its page. Neither can be shown again; if they get lost, create a new PIN.",
  qrCodeThatSignsTheTillIn: "QR code that signs the till in",
  pin: "PIN",
  link: "Link",
  scanThisCodeWithTheTillsPhone: "Scan this code with the till’s phone,",
  orOpenAndTypeThePin: (strong: Rich): Rich => ["or open ", strong, " and type the PIN"],
  keepItWhereCustomersCantSeeIt: "Keep it where customers can’t see it.",
  tills: "Tills",
  whereYourStaffCheckAndRedeem:
    "Where your staff check and redeem coupons. A till can do nothing else, and you can revoke it at any time.",
  newTill: "New till",
  openTheTillsPage: "Open the till’s page",
  noTillsYet: "No tills yet",
  addOneForEachCounterYouGetAPin:
    "Add one for each counter. You get a PIN and a QR code that sign its phone or computer in.",
  till: "Till",
  signedIn: "Signed in",
  nobody: "Nobody",
  devices: (signedIn: number) => plural(signedIn, "device", "devices"),
  lastUsed: (relativeTime: Rich): Rich => ["Last used ", relativeTime],
  seesNames: "Sees names",
  yes: "Yes",
  no: "No",
  unknownCodes24Hours: "Unknown codes, 24 hours",
  actions: "Actions",
  change: (name: string) => `Change ${name}`,
  newPinFor: (name: string) => `New PIN for ${name}`,
  revoke: (name: string) => `Revoke ${name}`,
  save: "Save",
  createTill: "Create till",
  name: "Name",
  staffAndTheHistoryOfEachCoupon:
    "Staff and the history of each coupon show it, such as “Counter” or “Shop in Lugo”.",
  staffSeeCustomersNames: "Staff see customers’ names",
  offTheySeeTheOfferAndTheCode: "Off: they see the offer and the code only.",
  newPinFor2: (name: string) => `New PIN for ${name}?`,
  createNewPin: "Create new PIN",
  itsPinAndQrCodeStopWorkingAt:
    "Its PIN and QR code stop working at once, and everyone who is signed in there is signed out until they have the new ones. Its name and its history stay.",
  revoke2: (name: string) => `Revoke ${name}?`,
  revoke3: "Revoke",
  everyoneWhoIsSignedInThereIs:
    "Everyone who is signed in there is signed out at once, and its PIN and QR code stop working. What it redeemed stays.",
  saved: (name: string) => `${name} saved`,
  wasRevoked: (name: string) => `${name} was revoked`,
  enterAName: "Enter a name.",
};
