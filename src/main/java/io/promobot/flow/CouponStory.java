package io.promobot.flow;

/**
 * The coupon story, in the order a customer meets it: welcome, coupon, reveal - or thanks.
 *
 * <p>The first part declares what it says and counts, the second what follows from each action.
 * Nothing here saves, sends or counts.
 */
public final class CouponStory {
  public static final Story STORY =
      Story.ofCampaigns(
          "coupon",
          "Coupon",
          "Offers a coupon. Customers who say yes see it and reveal its code.",
          CouponStory::answer);

  /** What the customer was shown last. */
  enum Step {
    WELCOMED,
    OFFERED,
    REVEALED,
    DECLINED
  }

  private static final Part OPENING = STORY.part("welcome", "Welcome", "first message");
  public static final Text GREETING =
      OPENING
          .text("welcome", 640)
          .fills("{name}")
          .named("Greeting", "{name} becomes the first name, {business} your shop.")
          .says(
              "Hi {name}! 👋 Welcome to {business}. We have a little thank-you for you: a coupon"
                  + " for your next visit. Would you like to see it?")
          .saysAgain(
              "Hi {name}! 👋 {business} has a new coupon for you. Would you like to see it?");
  public static final Text NAMELESS =
      OPENING
          .text("welcome_nameless", 640)
          .named("Greeting without a name", "For customers whose name Facebook does not share.")
          .says(
              "Hi there! 👋 Welcome to {business}. We have a little thank-you for you: a coupon for"
                  + " your next visit. Would you like to see it?")
          .saysAgain("Hi there! 👋 {business} has a new coupon for you. Would you like to see it?");
  public static final Text YES_LABEL =
      OPENING.label("yes_label").named("Yes button").says("Yes! Show me coupon");
  public static final Text NO_LABEL =
      OPENING.label("no_label").named("No button").says("No, thanks");

  private static final Part OFFERING = STORY.part("coupon", "Coupon", "after yes", "SHOW_COUPON");
  public static final Text OFFER =
      OFFERING
          .text("offer", 80)
          .named("Offer", "The bold line on the coupon.")
          .says("10% off your next visit");
  public static final Text TERMS =
      OFFERING
          .text("terms", 80)
          .named("Terms", "The small print below the title.")
          .says("One coupon per person. Cannot be combined with other offers.");
  public static final Text PICTURE =
      OFFERING
          .image("coupon_image")
          .named("Coupon picture", "Messenger shows it twice as wide as high and crops the rest.")
          .says("/images/coupon.png");
  public static final Text REVEAL_LABEL =
      OFFERING.label("reveal_label").named("Reveal button").says("Reveal coupon");

  private static final Part REVEALING =
      STORY.part("code", "Code", "after reveal", "SHOW_COUPON", "REVEAL");
  public static final Text SECRET =
      REVEALING.code("code").named("Code", "What the customer shows at the till.").says("UMI10");
  public static final Text REVEALS =
      REVEALING
          .text("reveal", 1999)
          .needs(Story.CODE)
          .named("Message with the code", "{code} becomes the code above.")
          .says(
              "🎁 Your code is {code}. Show this message at the till, or type the code at checkout,"
                  + " and the discount is yours.");

  private static final Part OWN =
      STORY.part("own", "Own code", "after reveal", "OWN_CODE", "SHOW_COUPON", "REVEAL");

  private static final Part WITHHOLDING =
      STORY.part(
          "withheld",
          "No code",
          "after reveal",
          "OUT_OF_STOCK",
          "SHOW_COUPON",
          "REVEAL",
          "ENDED",
          "REVEAL",
          "TOO_EARLY",
          "REVEAL");
  public static final Text GONE = CodeWords.gone(WITHHOLDING);
  public static final Text OVER = CodeWords.over(WITHHOLDING);
  public static final Text EARLY = CodeWords.early(WITHHOLDING);

  private static final Part DECLINING = STORY.part("thanks", "Thanks", "after no", "NO_THANKS");
  public static final Text FAREWELL =
      DECLINING
          .text("thanks", 1999)
          .named("Thank-you message")
          .says(
              "No problem at all – thank you for stopping by! Write to us whenever you change your"
                  + " mind.");
  public static final Text FAREWELL_PICTURE =
      DECLINING
          .image("thanks_image")
          .named("Thank-you picture", "Comes right after the thank-you message.")
          .says("/images/thanks.png");

  private static final Part REMINDING =
      STORY.part("reminders", "Reminders", "after typing", "Hello?", "SHOW_COUPON", "PT24H", "Hm");
  public static final Text REMINDER =
      REMINDING
          .text("reminder", 640)
          .named("When someone types instead of tapping", "At most once a day, with all buttons.")
          .says(
              "Sorry, I can only help with your coupon here. Would you like to see"
                  + " your coupon?");
  public static final Text HELP_LABEL =
      REMINDING
          .label("help_label")
          .named("Button to ask you something")
          .says(FormTap.Kind.HELP.menuLabel());
  public static final Text COUPON_REMINDER =
      REMINDING
          .text("coupon_reminder", 640)
          .named("When someone types after the coupon", "At most once a day.")
          .says("Your coupon is still here. Tap below to see the code.");

  private static final Part FOLLOWING =
      FollowUp.part(STORY, "OWN_CODE", "SHOW_COUPON", "REVEAL", "REMIND_LAST_DAY");

  public static final Stage ACCEPTED =
      STORY.stage(4, "accepted", Stage.RESPONDED).words("said “Yes!”", "say “Yes!”", "Said yes");
  public static final Stage DECLINED =
      STORY
          .stage(5, "declined", Stage.RESPONDED)
          .words("said “No, thanks”", "say “No, thanks”", "Said no, thanks")
          .drawn("“No, thanks”")
          .beside(ACCEPTED);
  public static final Stage COUPON_SENT =
      STORY
          .stage(6, "coupon_sent", ACCEPTED)
          .words("got the coupon", "get the coupon yet", "Got the coupon")
          .inTransit();
  public static final Stage COUPON_SEEN =
      STORY
          .stage(7, "coupon_seen", COUPON_SENT)
          .words("saw the coupon", "see the coupon yet", "Saw the coupon");
  public static final Stage REVEALED = STORY.revealed(COUPON_SEEN).figure("Revealed");
  public static final Stage SOLD_OUT = CodeWords.soldOut(STORY, REVEALED);
  public static final Stage REDEEMED = STORY.redeemed(REVEALED, ACCEPTED).figure("Redeemed");

  public static final Button SHOW_COUPON =
      STORY.button("SHOW_COUPON", YES_LABEL, ACCEPTED, CouponStory::coupon).means(Words.YES);
  public static final Button NO_THANKS =
      STORY.button("NO_THANKS", NO_LABEL, DECLINED, CouponStory::thanks).means(Words.NO);
  public static final Button REVEAL =
      STORY.button("REVEAL", REVEAL_LABEL, REVEALED, CouponStory::code).means(Words.REVEAL);

  public static final Say WELCOME =
      STORY.opening(GREETING, NAMELESS).buttons(SHOW_COUPON, NO_THANKS);
  public static final Say COUPON =
      STORY
          .say("COUPON", "Coupon")
          .card(OFFER, TERMS, PICTURE)
          .buttons(REVEAL)
          .counts(COUPON_SENT, COUPON_SEEN);
  public static final Say CODE =
      STORY
          .say("CODE", "Code")
          .text(REVEALS)
          .instead(Reveal.OWN_CODE, CodeWords.ownCode(STORY, OWN))
          .instead(Reveal.OUT_OF_STOCK, STORY.say("OUT_OF_STOCK", "All gone").text(GONE))
          .instead(Reveal.ENDED, STORY.say("ENDED", "Over").text(OVER))
          .instead(Reveal.TOO_EARLY, STORY.say("TOO_EARLY", "Not yet").text(EARLY));
  public static final Say THANKS = STORY.say("THANKS", "Thank-you").text(FAREWELL);
  public static final Say THANKS_IMAGE =
      STORY.say("THANKS_IMAGE", "Thank-you picture").image(FAREWELL_PICTURE);
  public static final Say REMIND_WELCOME =
      STORY
          .say("REMIND_WELCOME", "Reminder")
          .text(REMINDER)
          .buttons(SHOW_COUPON, NO_THANKS)
          .button(FormTap.Kind.HELP, HELP_LABEL)
          .gentle();
  public static final Say REMIND_COUPON =
      STORY
          .say("REMIND_COUPON", "Coupon reminder")
          .text(COUPON_REMINDER)
          .buttons(REVEAL)
          .button(FormTap.Kind.HELP, HELP_LABEL)
          .gentle();

  public static final FollowUp UNOPENED =
      FollowUp.unopened(STORY, FOLLOWING, Step.WELCOMED)
          .says("Our coupon is still waiting for you. Would you like to see it?");
  public static final FollowUp LAST_DAY = FollowUp.lastDay(STORY, FOLLOWING, REVEALED);

  static {
    STORY.asksAt(Step.OFFERED, COUPON);
    STORY.asksAt(Step.REVEALED, REMIND_COUPON);
  }

  private CouponStory() {}

  private static Decision coupon(Conversation now, Action did, Texts copy) {
    return Decision.reply(now.at(Step.OFFERED), COUPON);
  }

  private static Decision code(Conversation now, Action did, Texts copy) {
    return Decision.reply(now.at(Step.REVEALED), CODE);
  }

  private static Decision thanks(Conversation now, Action did, Texts copy) {
    return Decision.reply(now.at(Step.DECLINED), THANKS, THANKS_IMAGE);
  }

  private static Decision answer(Conversation now, Action did, Words words, Texts copy) {
    return switch (Step.valueOf(now.step())) {
      case WELCOMED ->
          switch (words) {
            case YES, REVEAL -> SHOW_COUPON.tapped(now, did, copy);
            case NO -> NO_THANKS.tapped(now, did, copy);
            default -> StoryFlow.responded(now, StoryFlow.remind(now, did, REMIND_WELCOME));
          };
      case OFFERED, REVEALED ->
          switch (words) {
            case YES, REVEAL -> REVEAL.tapped(now, did, copy);
            case NO -> NO_THANKS.tapped(now, did, copy);
            default -> StoryFlow.remind(now, did, REMIND_COUPON);
          };
      case DECLINED ->
          switch (words) {
            case YES, REVEAL -> SHOW_COUPON.tapped(now, did, copy);
            case NO -> Decision.silent(now);
            default -> StoryFlow.remind(now, did, REMIND_WELCOME);
          };
    };
  }
}
