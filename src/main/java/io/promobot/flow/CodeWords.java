package io.promobot.flow;

/**
 * What stories say and count with a code of somebody's own, beside what they do with a shared one.
 */
final class CodeWords {
  private static final int CARD_LINE = 80;
  private static final int LONGEST = 1999;
  static final int LONGEST_CODE = 40;

  private CodeWords() {}

  /** When all are gone. */
  static Text gone(Part part) {
    return part.text("out_of_stock", LONGEST)
        .named("When all coupons are gone", "Only with a limited number of coupons.")
        .says("So sorry – the last coupon has just gone. Thank you for being so quick!");
  }

  /** When its last day is over. */
  static Text over(Part part) {
    return part.text("ended", LONGEST)
        .named("When the coupon is over", "Only after its last day.")
        .says("This coupon is over, sorry. We will tell you about the next one.");
  }

  /** When its first day has not come. */
  static Text early(Part part) {
    return part.text("too_early", LONGEST)
        .named("When the coupon has not begun", "Only before its first day.")
        .says("You are early! This coupon has not begun yet – please come back a little later.");
  }

  /** Customers who wanted the code when nothing was left; most campaigns have none. */
  static Stage soldOut(Story story, Stage revealed) {
    Stage told =
        story
            .stage(Stage.SOLD_OUT_NUMBER, "sold_out", revealed.before().orElseThrow())
            .words("were told it was sold out", "hear it was sold out", "Was told it was sold out")
            .ofOne("was told it was sold out")
            .drawn("found it sold out")
            .rare();
    if (revealed.wording().beside().isPresent()) {
      told.besideTheWay();
    } else {
      told.beside(revealed);
    }
    revealed.outOfStock(told);
    return told;
  }

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
    return story.say("OWN_CODE", "Personal code").card(title, hint).toCoupon(label);
  }
}
