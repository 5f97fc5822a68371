package io.promobot.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The way by which a customer talks to the shop, and what is different about it. */
public enum Line {
  /** Facebook Messenger: messages are calls, and only allowed for a day after somebody wrote. */
  MESSENGER("", Optional.of(Duration.ofHours(24)), Duration.ofHours(24), 2_000),

  /** The shop's own website: messages wait in our database until the visitor's browser has them. */
  WEB("web:", Optional.empty(), Duration.ofDays(30), 4_000);

  /** The window of a line that has none; far away, but a date that PostgreSQL and JSON know. */
  public static final Instant ALWAYS = Instant.parse("9999-01-01T00:00:00Z");

  /** More than there are writers. */
  private static final int SLOTS = 1_000;

  private final String prefix;
  private final Optional<Duration> window;
  private final Duration lifetime;
  private final int longestText;

  Line(String prefix, Optional<Duration> window, Duration lifetime, int longestText) {
    this.prefix = prefix;
    this.window = window;
    this.lifetime = lifetime;
    this.longestText = longestText;
  }

  /** The line of a customer's id; each line's ids look different from every other's. */
  public static Line of(String person) {
    return person.startsWith(WEB.prefix) ? WEB : MESSENGER;
  }

  /** Those whose messages are sent as soon as they are committed. */
  public static String[] ours() {
    return Stream.of(values()).filter(Line::isOurs).map(Line::key).toArray(String[]::new);
  }

  /** All lines as stored, in an order that never changes. */
  public static List<String> keys() {
    return Stream.of(values()).map(Line::key).toList();
  }

  /** The one that is stored so. */
  public static Line named(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }

  /** As stored in the database and named in the API. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A customer's id on this line. */
  public String person(String id) {
    return prefix + id;
  }

  /** Until when the shop may write to somebody who did something at this time. */
  public Instant windowAfter(Instant act) {
    return window.map(act::plus).orElse(ALWAYS);
  }

  /** How long a message may wait for its reader; after that the occasion is over. */
  public Duration lifetime() {
    return lifetime;
  }

  /** How many UTF-16 units of text one message takes. */
  public int longestText() {
    return longestText;
  }

  /** Where a writer with this slot counts people of this line: a counter is of one line. */
  public int slot(int writer) {
    return writer + SLOTS * ordinal();
  }

  /** Whether a message is sent as soon as it is committed, because no other system takes it. */
  public boolean isOurs() {
    return this == WEB;
  }
}
