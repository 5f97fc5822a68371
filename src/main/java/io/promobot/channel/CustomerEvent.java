package io.promobot.channel;

import io.promobot.text.StoryLanguage;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Something a customer did on a line, or that happened to a message to them, in the same shape
 * whatever its source.
 *
 * @param key the same for every delivery of the same event, however batched
 * @param person the customer's id on their line, empty where the event names none
 * @param at when it happened, by the clock of the line
 * @param dated whether every delivery of the same event has the same time
 * @param payload a tapped button's payload, as we sent it; for an echo the app that wrote it, if
 *     given
 * @param text what was written, empty for stickers and the like
 * @param ref the origin given by a link
 * @param mids message ids that a receipt or an echo names
 * @param metadata for an echo: what we sent along, our outbox id; from our own website: the id that
 *     the visitor's browser gave to it
 * @param watermark for a receipt: everything sent until then is covered
 * @param speaks from our own website: the language of the page or of the visitor's browser
 * @param zone from our own website: where the visitor's clock is
 * @param network from our own website: the network the visitor is on, for limits; never stored
 * @param raw the event's bytes exactly as received
 */
public record CustomerEvent(
    Kind kind,
    UUID key,
    String page,
    String person,
    Instant at,
    boolean dated,
    String payload,
    String text,
    Optional<String> ref,
    List<String> mids,
    Optional<String> metadata,
    Optional<Instant> watermark,
    Optional<StoryLanguage> speaks,
    Optional<ZoneId> zone,
    Optional<String> network,
    byte[] raw) {

  /** The same event under the key it was first known by. */
  public CustomerEvent keyed(UUID known) {
    return new CustomerEvent(
        kind, known, page, person, at, dated, payload, text, ref, mids, metadata, watermark, speaks,
        zone, network, raw);
  }

  /** The same event from this network. */
  public CustomerEvent from(Optional<String> known) {
    return new CustomerEvent(
        kind, key, page, person, at, dated, payload, text, ref, mids, metadata, watermark, speaks,
        zone, known, raw);
  }

  /** The same event, dated no later than this: a webhook's clock may be wrong. */
  public CustomerEvent noLaterThan(Instant now) {
    return new CustomerEvent(
        kind,
        key,
        page,
        person,
        earlier(at, now),
        dated,
        payload,
        text,
        ref,
        mids,
        metadata,
        watermark.map(until -> earlier(until, now)),
        speaks,
        zone,
        network,
        raw);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** What kind of event this is. */
  public enum Kind {
    STARTED,
    TAPPED,
    SAID,
    RETURNED,
    REACTED,
    DELIVERED,
    READ,
    ECHO,
    POLICY,
    /** Something the customer did while another app was in control of the chat. */
    STANDBY,
    /** Understood, but without effect: dashboard tests, withdrawn reactions. */
    IGNORED,
    /** Not understood: stored as it came, without effect. */
    UNKNOWN
  }
}
