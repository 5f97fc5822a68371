package io.promobot.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A message that a campaign sends on its own because somebody has done nothing: what it says, and
 * the bar of those who got it. Nobody gets the same one twice.
 */
public record FollowUp(Say say, Stage stage) {
  /** How long people have for opening the first message, unless the owner says otherwise. */
  public static final Duration USUAL_PATIENCE = Duration.ofHours(6);

  /** One that is this late says nothing any more. */
  public static final Duration LATEST = Duration.ofHours(24);

  /** Their names in JSON. */
  public static final String UNOPENED = "unopened";

  public static final String LAST_DAY = "last_day";

  private static final String PREFIX = "REMIND_";
  private static final int UNOPENED_NUMBER = 17;
  private static final int LAST_DAY_NUMBER = 18;

  /** What is to be done about somebody. */
  public enum Fate {
    SEND,
    /** It is not time yet. */
    LATER,
    NEVER
  }

  /**
   * Where somebody stands with a campaign's first message.
   *
   * @param got when it reached them; empty as long as it has not
   * @param waiting whether it is the last that was said to them
   * @param reachable whether we may write to them now
   */
  public record Standing(Path path, Optional<Instant> got, boolean waiting, boolean reachable) {}

  /** Their texts; these steps show those after the first. */
  static Part part(Story story, String... more) {
    List<String> steps = new ArrayList<>(List.of(PREFIX + "UNOPENED"));
    steps.addAll(List.of(more));
    return story.part(
        "follow_ups", "Follow-ups", "if nothing happens", steps.toArray(String[]::new));
  }

  /**
   * To those who have had the first message for some hours and have neither seen nor answered it;
   * it has the same buttons.
   */
  static FollowUp unopened(Story story, Part part, Enum<?> welcomed) {
    Stage stage =
        story
            .stage(UNOPENED_NUMBER, "reminded_unopened", Stage.SENT)
            .words("were asked a second time", "get asked a second time", "Was asked a second time")
            .ofOne("was asked a second time")
            .drawn("asked again")
            .besideTheWay()
            .rare();
    Text text =
        part.text("unopened_reminder", 640)
            .named("When the first message was not opened", "Only if you switch it on.");
    Say say = story.say(PREFIX + "UNOPENED", "Second try").text(text);
    Button[] buttons = story.opening().buttons().toArray(Button[]::new);
    say =
        story.opening().kind() == Message.Kind.QUICK_REPLIES
            ? say.quickReplies(buttons)
            : say.buttons(buttons);
    return story.followUp(new FollowUp(say.counts(stage).whileAt(welcomed).gentle(), stage));
  }

  /** To those who have a code of their own and did not use it, a day before it ends. */
  static FollowUp lastDay(Story story, Part part, Stage revealed) {
    Stage stage =
        story
            .stage(LAST_DAY_NUMBER, "reminded_last_day", revealed)
            .words(
                "were reminded of the last day",
                "get reminded of the last day",
                "Was reminded of the last day")
            .ofOne("was reminded of the last day")
            .drawn("reminded of the end")
            .besideTheWay()
            .rare();
    Text text =
        part.text("last_day_reminder", 640)
            .fills(Story.CODE)
            .fillsUpTo(Story.CODE, CodeWords.LONGEST_CODE)
            .named("A day before the coupon ends", "Only if you switch it on.")
            .says("Your coupon {code} is good until tomorrow. Would be a pity to miss it!");
    Text label = part.label("last_day_label").named("Button to the coupon").says("Show my coupon");
    Say say = story.say(PREFIX + "LAST_DAY", "Last day").text(text).toCoupon(label);
    return story.followUp(new FollowUp(say.counts(stage).gentle(), stage));
  }

  FollowUp says(String preset) {
    say.texts().forEach(text -> text.says(preset));
    return this;
  }

  /** Whether somebody is to be asked a second time, who is given this long to open the first. */
  public static Fate unopened(Standing who, Duration patience, Instant now) {
    Path path = who.path();
    boolean asked = path.has(UNOPENED_NUMBER);
    if (asked || path.has(Stage.SEEN) || path.has(Stage.FAILED) || !who.reachable()) {
      return Fate.NEVER;
    }
    if (who.got().isEmpty()) {
      return Fate.LATER;
    }
    Instant due = who.got().get().plus(patience);
    if (!who.waiting() || now.isAfter(due.plus(LATEST))) {
      return Fate.NEVER;
    }
    return now.isBefore(due) ? Fate.LATER : Fate.SEND;
  }

  /** The main figures that those who got it may still come to. */
  public List<Stage> goals(Story story) {
    return story.stages().stream()
        .filter(figure -> figure.wording().figure().isPresent())
        .filter(figure -> (figure.bit() & stage.bits()) == 0)
        .toList();
  }

  /** Its name in JSON. */
  public String key() {
    return say.name().substring(PREFIX.length()).toLowerCase(Locale.ROOT);
  }
}
