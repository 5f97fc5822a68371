package io.promobot.flow;

import java.util.List;
import java.util.stream.Stream;

/** The coupon story as tests of the whole house use it. */
public final class Coupon {
  public static final Texts COPY = Texts.preset(CouponStory.STORY);
  public static final List<Stage> STAGES = CouponStory.STORY.stages();
  public static final List<Button> BUTTONS = CouponStory.STORY.buttons();
  public static final Say COME_BACK = CouponStory.STORY.say(StoryFlow.COME_BACK).orElseThrow();
  public static final Say GOODBYE = CouponStory.STORY.say(Say.GOODBYE).orElseThrow();

  /** Every step a conversation can be at. */
  public static final List<String> STEPS =
      List.of("NEW", "WELCOMED", "OFFERED", "REVEALED", "DECLINED");

  private Coupon() {}

  public static List<Stage> stages() {
    return STAGES;
  }

  public static List<Button> buttons() {
    return BUTTONS;
  }

  public static List<String> steps() {
    return STEPS;
  }

  public static String text(Text text) {
    return COPY.get(text);
  }

  public static List<Say> says() {
    return CouponStory.STORY.says();
  }

  /** Its messages but those of these names. */
  public static Stream<Say> saysBut(String... names) {
    return says().stream().filter(say -> !List.of(names).contains(say.name()));
  }

  public static Stream<Say> saysButTheWelcome() {
    return saysBut("WELCOME");
  }

  /** All that who has opted out gets no more. */
  public static Stream<Say> saysOfOffers() {
    return saysBut("GOODBYE", "COME_BACK");
  }

  public static Stream<Say> saysWithoutStage() {
    return saysBut("WELCOME", "COUPON", "REMIND_UNOPENED", "REMIND_LAST_DAY");
  }

  public static Button.Tap tap(Button button, String campaign) {
    return new Button.Tap(button.name(), campaign);
  }
}
