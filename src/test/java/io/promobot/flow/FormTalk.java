package io.promobot.flow;

import io.promobot.flow.Message.Choice;
import io.promobot.flow.Reception.Heard;
import io.promobot.flow.Turn.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One customer talking with the forms, as the inbox would run them. */
final class FormTalk {
  private static final String OTHER = "Everything else";

  Optional<Form> form = Optional.empty();
  Turn last = Turn.COUPON;
  Conversation now = Conversation.FRESH;
  private Instant clock = Instant.parse("2026-03-01T12:00:00Z");
  private final FormSetting setting;

  private FormTalk(Topics topics) {
    setting =
        new FormSetting(
            Texts.preset(SignUpStory.STORY).of("Umi Shop"),
            Texts.preset(SupportStory.STORY).of("Umi Shop"),
            Texts.preset(ForgetStory.STORY).of("Umi Shop"),
            topics,
            "ES");
  }

  static FormTalk fresh() {
    return about("Sales", "Pricing", OTHER);
  }

  static FormTalk about(String... topics) {
    return new FormTalk(Topics.of(List.of(topics)));
  }

  /** Somebody who reads other names than the shop's. */
  static FormTalk reading(Topics topics) {
    return new FormTalk(topics);
  }

  /** Greeted long ago. */
  static FormTalk welcomed() {
    FormTalk talk = fresh();
    talk.now = Talk.welcomed().now;
    return talk;
  }

  FormTalk optedOut() {
    now = now.optedOut(true);
    return this;
  }

  FormTalk later(Duration pause) {
    clock = clock.plus(pause);
    return this;
  }

  FormTalk says(String... words) {
    for (String each : words) {
      hears(Action.said(clock, each), Optional.empty(), false);
    }
    return this;
  }

  FormTalk saysLate(String words) {
    return hears(Action.said(clock, words), Optional.empty(), true);
  }

  FormTalk taps(String payload) {
    return hears(Action.said(clock, "a label"), FormTap.read(payload), false);
  }

  FormTalk taps(Button button) {
    return does(Action.tapped(clock, Coupon.tap(button, Conversation.WELCOME)));
  }

  FormTalk starts() {
    return does(Action.started(clock));
  }

  FormTalk returns() {
    return does(Action.returned(clock));
  }

  FormTalk reacts() {
    return does(Action.reacted(clock));
  }

  private FormTalk does(Action action) {
    return hears(action, Optional.empty(), false);
  }

  private FormTalk hears(Action action, Optional<FormTap> tap, boolean late) {
    last = new Reception(setting).hear(form, new Heard(action, tap, late), now, Coupon.COPY);
    form = last.form();
    return this;
  }

  /** What was said last, empty when nothing was. */
  String told() {
    return last.lines().stream().map(Line::message).map(Message::text).findFirst().orElse("");
  }

  List<String> labels() {
    return choices().map(Choice::label).toList();
  }

  List<String> payloads() {
    return choices().map(Choice::payload).toList();
  }

  private Stream<Choice> choices() {
    return last.lines().stream().flatMap(line -> line.message().choices().stream());
  }

  Form.Field asked() {
    return form.orElseThrow().asked();
  }
}
