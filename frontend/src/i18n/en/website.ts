import type { Rich } from "../rich.ts";

export const website = {
  linkAndQrCode: "Link and QR code",
  theChatAsItsOwnPageForAPoster: "The chat as its own page, for a poster, your bio or a message.",
  qrCodeThatOpens: (address: string) => `QR code that opens ${address}`,
  link: "Link",
  downloadPng: "Download PNG",
  downloadSvg: "Download SVG",
  toSeeWhichPlaceBringsPeople: (link: Rich): Rich => ["To see which place brings people, ", link, "."],
  makeALinkForEach: "make a link for each",
  chatOnYourWebsite: "Chat on your website",
  customersChatWithYouOnYourOwn: "Customers chat with you on your own site. No Facebook page needed.",
  theChatIsOn: "The chat is on",
  visitorsCanWriteToYou: "Visitors can write to you.",
  nobodySeesTheBubbleAndNobody: "Nobody sees the bubble, and nobody can write.",
  codeToPaste: "Code to paste",
  pasteItBeforeBodyOnEveryPageOr:
    "Paste it before </body> on every page, or into the “custom code” box of your website builder. Add data-origin to say where its visitors come from.",
  yourWebsitesAddresses: "Your website’s addresses",
  onePerLineSuchAsHttpsShop:
    "One per line, such as https://shop.example. The chat won’t appear on any other site.",
  thisAddressWorksOnThisComputer: (code: Rich): Rich => [
    "This address works on this computer only. Set ",
    code,
    " to the one your customers can reach, and copy the code again.",
  ],
  untilYouAddAnAddressTheChatIs:
    "Until you add an address, the chat is only shown on this server’s own pages.",
  tryTheChat: "Try the chat",
  howItLooks: "How it looks",
  color: "Color",
  corner: "Corner",
  leftCorner: "Left corner",
  rightCorner: "Right corner",
  aLineBesideTheBubble: "A line beside the bubble",
  suchAs10OffYourFirstOrderLeave: "Such as “10% off your first order?” Leave it empty for none.",
  whatVisitorsReadAboutTheirData: "What visitors read about their data",
  shownBeforeTheyWriteALinkLooks:
    "Shown before they write. A link looks like [Privacy](https://shop.example/privacy).",
  save: "Save",
  previewOfTheBubbleOnAPage: "Preview of the bubble on a page",
  line: (place: number, sentence: string) => `Line ${place}: ${sentence}`,
  savedOpenPagesShowItWithinA: "Saved. Open pages show it within a minute.",
};
