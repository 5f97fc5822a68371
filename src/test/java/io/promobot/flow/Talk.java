package io.promobot.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One customer talking with the story, as the inbox and the outbox would run it. */
final class Talk {
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  final Map<Say, Integer> told = new HashMap<>();
  Conversation now = Conversation.FRESH;
  Instant clock = NOON;
  Texts copy = Coupon.COPY;

  static Talk fresh() {
    return new Talk();
  }

  /** A customer whose welcome has gone out. */
  static Talk welcomed() {
    return at("WELCOMED");
  }

  /** A customer at this step of the conversation who has been greeted. */
  static Talk at(String step) {
    Talk talk = new Talk();
    talk.now =
        new Conversation(
            false, Conversation.WELCOME, step, true, Optional.empty(), Optional.empty());
    return talk;
  }

  Talk later(Duration pause) {
    clock = clock.plus(pause);
    return this;
  }

  Talk with(Texts copy) {
    this.copy = copy;
    return this;
  }

  /** The current campaign's welcome has really gone out. */
  Talk greeted() {
    now = now.greeted(true);
    return this;
  }

  Decision starts() {
    return does(Action.started(clock));
  }

  Decision returns() {
    return does(Action.returned(clock));
  }

  Decision reacts() {
    return does(Action.reacted(clock));
  }

  Decision says(String words) {
    return does(Action.said(clock, words));
  }

  Decision taps(Button button) {
    return taps(button, now.campaign());
  }

  Decision taps(Button button, String campaign) {
    return does(Action.tapped(clock, Coupon.tap(button, campaign)));
  }

  Decision does(Action action) {
    Decision decision = StoryFlow.decide(now, action, copy);
    now = decision.next();
    decision.replies().forEach(say -> told.merge(say, 1, Integer::sum));
    return decision;
  }
}
