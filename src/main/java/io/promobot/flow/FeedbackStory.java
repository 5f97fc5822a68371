package io.promobot.flow;

import io.promobot.contact.Visible;
import java.util.List;

/**
 * "How was your visit?", in the order a customer meets it: stars, then thanks and a link to review
 * the shop - or the question of what went wrong.
 */
public final class FeedbackStory {
  public static final Story STORY =
      Story.ofCampaigns(
          "feedback",
          "How was your visit?",
          "Asks for one to five stars. Customers who give four or five are invited to review the"
              + " shop; the others are asked what went wrong, and you get the answer as a request.",
          FeedbackStory::answer);

  /** What the customer was shown last. */
  enum Step {
    WELCOMED,
    HAPPY,
    ASKED,
    TOLD
  }

  /** The topic for complaints; goes to the default desk when the shop has no such topic. */
  private static final String TOPIC = "Feedback";

  private static final Part OPENING = STORY.part("welcome", "Question", "first message");
  static final Text GREETING =
      OPENING
          .text("welcome", 1000)
          .fills("{name}")
          .named("Question", "{name} becomes the first name, {business} your shop.")
          .says("Hi {name}! How was your visit to {business}? Tap the stars.");
  static final Text NAMELESS =
      OPENING
          .text("welcome_nameless", 1000)
          .named("Question without a name", "For customers whose name Facebook does not share.")
          .says("Hi there! How was your visit to {business}? Tap the stars.");

  private static final Part LIKING = STORY.part("happy", "4 or 5 stars", "after 4 or 5", "STARS_5");
  static final Text DELIGHT =
      LIKING.text("happy", 640).named("Thank-you message").says("Thank you, that makes our day!");
  static final Text REVIEW_LABEL =
      LIKING.label("review_label").named("Review button").says("Write a review");
  static final Text REVIEW_PAGE =
      LIKING
          .address("review_address")
          .optional()
          .named("Address of your review page", "Leave it empty to leave out the button.");
  static final Text SECRET =
      LIKING
          .code("code")
          .optional()
          .named("Code", "A coupon as a thank-you. Leave it empty to offer none.");
  static final Text REVEALS =
      LIKING
          .text("reveal", 1999)
          .needs(Story.CODE)
          .named("Message with the code", "{code} becomes the code above.")
          .says("🎁 And this is for you: show the code {code} at the till on your next visit.");

  private static final Part OWN =
      STORY.part("own", "Own code", "after 4 or 5", "OWN_CODE", "STARS_5");

  private static final Part WITHHOLDING =
      STORY.part(
          "withheld",
          "No code",
          "after 4 or 5",
          "OUT_OF_STOCK",
          "STARS_5",
          "ENDED",
          "STARS_5",
          "TOO_EARLY",
          "STARS_5");
  static final Text GONE = CodeWords.gone(WITHHOLDING);
  static final Text OVER = CodeWords.over(WITHHOLDING);
  static final Text EARLY = CodeWords.early(WITHHOLDING);

  private static final Part DISLIKING =
      STORY.part("unhappy", "1 to 3 stars", "after 1 to 3", "STARS_2", "The soup was cold.");
  static final Text SORRY =
      DISLIKING
          .text("unhappy", 1999)
          .named("Asks what went wrong", "You get the answer as a request.")
          .says("We are sorry to hear that. What went wrong? A person will read your answer.");
  static final Text NOTED =
      DISLIKING
          .text("told", 1999)
          .named("Thanks for the answer")
          .says("Thank you for telling us. We have passed it on to the team.");

  private static final Part REMINDING =
      STORY.part("reminders", "Reminder", "after typing", "Hello?");
  static final Text REMINDER =
      REMINDING
          .text("reminder", 1999)
          .named("When someone types anything else", "At most once a day, with the stars.")
          .says("How many stars would you give your visit? Tap one to five, or type a number.");

  static final Text HELP_LABEL =
      REMINDING
          .label("help_label")
          .named("Button to ask you something")
          .says(FormTap.Kind.HELP.menuLabel());

  private static final Part FOLLOWING = FollowUp.part(STORY);

  public static final Stage RATED =
      STORY
          .stage(11, "rated", Stage.RESPONDED)
          .words("gave stars", "give stars yet", "Gave stars")
          .figure("Gave stars");
  public static final Stage HAPPY =
      STORY
          .stage(12, "happy", RATED)
          .words("gave 4 or 5 stars", "give 4 or 5 stars", "Gave 4 or 5 stars")
          .figure("4 or 5 stars");
  public static final Stage UNHAPPY =
      STORY
          .stage(13, "unhappy", RATED)
          .words("gave 1 to 3 stars", "give 1 to 3 stars", "Gave 1 to 3 stars")
          .beside(HAPPY);
  public static final Stage EXPLAINED =
      STORY
          .stage(14, "explained", UNHAPPY)
          .words("said what went wrong", "say what went wrong", "Said what went wrong")
          .beside(HAPPY);
  public static final Stage REVIEWED =
      STORY
          .stage(15, "review_opened", HAPPY)
          .words("opened the review page", "open the review page", "Opened the review page")
          .figure("Review page")
          .rare();
  public static final Stage REVEALED = STORY.revealed(HAPPY).besideTheWay().rare();
  public static final Stage SOLD_OUT = CodeWords.soldOut(STORY, REVEALED);
  public static final Stage REDEEMED = STORY.redeemed(REVEALED, REVEALED).besideTheWay().rare();

  /** In order: a typed number counts them, so the first is one star. */
  private static final List<Button> STARS =
      List.of(
          stars(1, UNHAPPY),
          stars(2, UNHAPPY),
          stars(3, UNHAPPY),
          stars(4, HAPPY),
          stars(5, HAPPY));

  static final Button REVIEW = STORY.link("REVIEW", REVIEW_LABEL, REVIEWED, REVIEW_PAGE);

  public static final Say WELCOME =
      STORY.opening(GREETING, NAMELESS).quickReplies(STARS.toArray(Button[]::new));
  public static final Say THANKS =
      STORY.say("RATED_HIGH", "Thank-you").text(DELIGHT).buttons(REVIEW);
  public static final Say CODE =
      STORY
          .say("CODE", "Code")
          .text(REVEALS)
          .instead(Reveal.OWN_CODE, CodeWords.ownCode(STORY, OWN))
          .instead(Reveal.OUT_OF_STOCK, STORY.say("OUT_OF_STOCK", "All gone").text(GONE))
          .instead(Reveal.ENDED, STORY.say("ENDED", "Over").text(OVER))
          .instead(Reveal.TOO_EARLY, STORY.say("TOO_EARLY", "Not yet").text(EARLY));
  public static final Say ASK = STORY.say("RATED_LOW", "Question after few stars").text(SORRY);
  public static final Say TOLD = STORY.say("TOLD", "Thanks for the answer").text(NOTED);
  public static final Say REMIND =
      STORY
          .say("REMIND_STARS", "Reminder")
          .text(REMINDER)
          .quickReplies(STARS.toArray(Button[]::new))
          .button(FormTap.Kind.HELP, HELP_LABEL)
          .gentle();

  public static final FollowUp UNOPENED =
      FollowUp.unopened(STORY, FOLLOWING, Step.WELCOMED)
          .says("One tap is enough: how was your visit to {business}?");

  static {
    STORY.listensAt(Step.ASKED);
    STORY.asksAt(Step.ASKED, ASK);
    STORY.asksAt(Step.HAPPY, THANKS);
  }

  private FeedbackStory() {}

  private static Button stars(int number, Stage stage) {
    Button.Follows follows = stage == HAPPY ? FeedbackStory::happy : FeedbackStory::unhappy;
    return STORY
        .fixedButton("STARS_" + number, "⭐".repeat(number), stage, follows)
        .means(stage == HAPPY ? Words.YES : Words.NO);
  }

  private static Decision happy(Conversation now, Action did, Texts copy) {
    Conversation next = now.at(Step.HAPPY);
    return copy.has(SECRET)
        ? Decision.reply(next, THANKS, CODE).reaching(REVEALED)
        : Decision.reply(next, THANKS);
  }

  private static Decision unhappy(Conversation now, Action did, Texts copy) {
    return Decision.reply(now.at(Step.ASKED), ASK);
  }

  private static Decision answer(Conversation now, Action did, Words words, Texts copy) {
    return switch (Step.valueOf(now.step())) {
      case WELCOMED ->
          rated(now, did, copy, StoryFlow.responded(now, StoryFlow.remind(now, did, REMIND)));
      case ASKED -> explained(now, did);
      case HAPPY -> rated(now, did, copy, Decision.silent(now));
      case TOLD -> rated(now, did, copy, more(now, did));
    };
  }

  private static Decision rated(Conversation now, Action did, Texts copy, Decision otherwise) {
    return Stars.read(did.text())
        .map(number -> STARS.get(number - 1).tapped(now, did, copy))
        .orElse(otherwise);
  }

  /** Anything else they say is taken as part of what went wrong. */
  private static Decision more(Conversation now, Action did) {
    Decision silent = Decision.silent(now);
    return Visible.any(did.text()) ? silent.asking(TOPIC, Visible.lines(did.text())) : silent;
  }

  private static Decision explained(Conversation now, Action did) {
    return Visible.any(did.text())
        ? Decision.reply(now.at(Step.TOLD), TOLD)
            .reaching(EXPLAINED)
            .asking(TOPIC, Visible.lines(did.text()))
        : Decision.silent(now);
  }
}
