package io.promobot.channel;

import java.util.Optional;

/**
 * A kind of way to tell a desk about a request. The recipient is an address of that kind; an empty
 * one means what the settings say, where {@link Kind#addressOfSettings} does.
 */
public interface DeskChannel extends Channel<News> {
  /** What it is, in the owner's words. */
  Kind kind();

  /** What was typed as an address, without what does not belong to it. */
  default String cleaned(String typed) {
    return typed;
  }

  /** What is wrong with an address and how to mend it; empty when it may be used. */
  Optional<String> mistake(String address);

  /** The address as the owner may see it later, without what would let others use it. */
  String masked(String address);

  /**
   * A kind of channel as the dashboard shows it.
   *
   * @param type its name in SQL and JSON, such as {@code slack}
   * @param label such as {@code Slack}; also what stands in the sentences about its failures
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
