package io.promobot.simulator;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One simulated person and what the page may currently do with them. */
final class Customer {
  private static final Duration WINDOW = Duration.ofHours(24);
  private static final Duration HUMAN_WINDOW = Duration.ofDays(7);
  private static final int KEPT_BY_HAND = 200;
  private static final int KEPT_OF_CROWD = 6;

  private final String psid;
  private final Profile profile;
  private final Role role;
  private final Chat chat;
  private Optional<Role> runRole = Optional.empty();
  private Optional<String> origin = Optional.empty();
  private Optional<Instant> lastAction = Optional.empty();
  private boolean started;
  private boolean blocked;
  private long lastStamp;
  private long steps;

  Customer(String psid, Profile profile, Role role, boolean automatic) {
    this.psid = psid;
    this.profile = profile;
    this.role = role;
    this.chat = new Chat(automatic ? KEPT_OF_CROWD : KEPT_BY_HAND);
  }

  String psid() {
    return psid;
  }

  Profile profile() {
    return profile;
  }

  Chat chat() {
    return chat;
  }

  Role role() {
    return runRole.orElse(role);
  }

  void play(Role next) {
    runRole = Optional.of(next);
  }

  boolean started() {
    return started;
  }

  boolean blocked() {
    return blocked;
  }

  void block(boolean now) {
    blocked = now;
    chat.touch();
  }

  long nextStep() {
    return ++steps;
  }

  /**
   * A time stamp later than every earlier one of this customer, so that sorting by time keeps the
   * order.
   */
  long stamp(Instant now) {
    lastStamp = Math.max(lastStamp + 1, now.toEpochMilli());
    return lastStamp;
  }

  /** Writing to the page again opens the window and ends a block. */
  void acted(Instant now) {
    lastAction = Optional.of(now);
    blocked = false;
  }

  void arrived(Optional<String> link) {
    started = true;
    comesBy(link);
  }

  void comesBy(Optional<String> link) {
    origin = origin.or(() -> link);
  }

  Optional<String> origin() {
    return origin;
  }

  void closeWindow() {
    lastAction = Optional.of(Instant.EPOCH);
    chat.touch();
  }

  boolean reachable(Instant now, boolean byHuman) {
    Duration window = byHuman ? HUMAN_WINDOW : WINDOW;
    // A restarted simulator does not know; refusing would break its customers' conversations.
    return lastAction.map(action -> now.isBefore(action.plus(window))).orElse(true);
  }

  JsonObject toJson() {
    return new JsonObject()
        .put("psid", psid)
        .put("name", profile.name().orElse(null))
        .put("origin", origin.orElse(null))
        .put("started", started)
        .put("blocked", blocked)
        .put("window_until", lastAction.map(at -> at.plus(WINDOW).toString()).orElse(null))
        .put("messages", chat.size())
        .put("last_at", chat.last().map(m -> Instant.ofEpochMilli(m.at()).toString()).orElse(null));
  }

  JsonObject toChatJson() {
    return toJson().put("messages", chat.toJson());
  }
}
