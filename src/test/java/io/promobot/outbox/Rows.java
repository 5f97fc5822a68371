package io.promobot.outbox;

import io.promobot.channel.Line;
import io.promobot.flow.Say;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Claimed rows for tests: one of Ana's, queued at noon, who wrote at noon. */
final class Rows {
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  static final Due FIRST_TRY =
      new Due(
          42,
          3,
          7,
          "ana",
          "spring",
          1,
          "COUPON",
          Optional.empty(),
          1,
          false,
          NOON,
          Optional.of("Ana"),
          Optional.empty(),
          true,
          false,
          false,
          Optional.of(NOON.plus(Duration.ofHours(24))),
          new Due.Standing("spring", "WELCOMED", false));

  private Rows() {}

  static Due tried(int attempts) {
    Due d = FIRST_TRY;
    return row(d.say(), attempts, d.possibleDuplicate(), false, false, d.windowUntil());
  }

  static Due possibleDuplicate() {
    Due d = FIRST_TRY;
    return row(d.say(), 2, true, false, false, d.windowUntil());
  }

  static Due toWhoOptedOut(Say say) {
    return row(say.name(), 1, false, true, false, FIRST_TRY.windowUntil());
  }

  static Due toWhoBlockedUs() {
    return row("COUPON", 1, false, false, true, FIRST_TRY.windowUntil());
  }

  static Due says(Say say, Instant until) {
    return row(say.name(), 1, false, false, false, Optional.of(until));
  }

  static Due withWindow(Optional<Instant> until) {
    return row("COUPON", 1, false, false, false, until);
  }

  static Due whoTalksAbout(String campaign) {
    Due d = FIRST_TRY;
    return new Due(
        d.id(),
        d.lease(),
        d.customer(),
        d.psid(),
        d.campaign(),
        d.version(),
        d.say(),
        d.words(),
        d.attempts(),
        d.possibleDuplicate(),
        d.createdAt(),
        d.firstName(),
        d.language(),
        d.nameAsked(),
        d.optedOut(),
        d.blocked(),
        d.windowUntil(),
        new Due.Standing(campaign, "WELCOMED", false));
  }

  /** Ben's, in the chat on the website. */
  static Due toVisitor(Instant until) {
    return row(Line.WEB.person("ben"), "COUPON", 1, false, false, false, Optional.of(until));
  }

  private static Due row(
      String say,
      int attempts,
      boolean possibleDuplicate,
      boolean optedOut,
      boolean blocked,
      Optional<Instant> windowUntil) {
    String psid = FIRST_TRY.psid();
    return row(psid, say, attempts, possibleDuplicate, optedOut, blocked, windowUntil);
  }

  private static Due row(
      String psid,
      String say,
      int attempts,
      boolean possibleDuplicate,
      boolean optedOut,
      boolean blocked,
      Optional<Instant> windowUntil) {
    Due d = FIRST_TRY;
    return new Due(
        d.id(),
        d.lease(),
        d.customer(),
        psid,
        d.campaign(),
        d.version(),
        say,
        d.words(),
        attempts,
        possibleDuplicate,
        d.createdAt(),
        d.firstName(),
        d.language(),
        d.nameAsked(),
        optedOut,
        blocked,
        windowUntil,
        d.standing());
  }
}
