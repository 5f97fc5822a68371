package io.promobot.flow;

/** What stories say with a code of somebody's own, beside what they say with a shared one. */
final class CodeWords {
  private static final int CARD_LINE = 80;
  static final int LONGEST_CODE = 40;

  private CodeWords() {}

  /** A card with the code, a picture of it for tills, and a link to its page. */
  static Say ownCode(Story story, Part part) {
    Text title =
        part.text("own_code", CARD_LINE)
            .needs(Story.CODE)
            .fillsUpTo(Story.CODE, LONGEST_CODE)
            .named("Line with the code", "{code} becomes the customer's own code.")
            .says("Your code: {code}");
    Text hint =
        part.text("own_code_hint", CARD_LINE)
            .named("Line below it")
            .says("Show it at the till, or type it at checkout. It works for you only.");
    Text label = part.label("own_code_label").named("Button to its page").says("Show my coupon");
    return story.say("OWN_CODE", "Code of their own").card(title, hint).toCoupon(label);
  }
}
