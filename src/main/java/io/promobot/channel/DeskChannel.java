package io.promobot.channel;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A kind of channel that notifies a desk of a request. The recipient is an address of that kind; an
 * empty one means the address from the settings, if {@link Kind#addressOfSettings} has one.
 */
public interface DeskChannel extends Channel<News> {
  /** What it is, in the owner's words. */
  Kind kind();

  /** Tells a program of the owner's what happened; only kinds that sign do. */
  default Future<Sent> tell(Outgoing<Event> event) {
    return Future.failedFuture(
        new SendFailure(Reason.NO_ADDRESS, "This kind of channel takes no events"));
  }

  /** What a notice is as an event; empty for kinds that do not sign. */
  default Optional<Event> signed(News news) {
    return Optional.empty();
  }

  /** The headers that prove who sent an event, and when; none for kinds that do not sign. */
  default Map<String, String> proof(String id, Event event, Instant at) {
    return Map.of();
  }

  /** What was typed as an address, without anything that does not belong to it. */
  default String cleaned(String typed) {
    return typed;
  }

  /** What is wrong with an address and how to fix it; empty when it may be used. */
  Optional<String> mistake(String address);

  /** The address as the owner may see it later, without the parts that would let others use it. */
  String masked(String address);

  /**
   * A kind of channel as the dashboard shows it.
   *
   * @param type its name in SQL and JSON, such as {@code slack}
   * @param label such as {@code Slack}; also used in the sentences about its failures
   * @param addressOfSettings what an empty address means, when it may be empty
   * @param signs whether what it sends is signed with a secret of the channel's own
   */
  record Kind(
      String type,
      String label,
      String addressLabel,
      String addressHint,
      Optional<String> addressOfSettings,
      boolean signs) {}
}
