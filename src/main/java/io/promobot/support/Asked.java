package io.promobot.support;

import java.util.List;

/**
 * A request that was accepted.
 *
 * @param topic the topic's name, or {@link #UNKNOWN} when it is not one of ours
 * @param channels the types of the channels that are notified
 */
public record Asked(String id, String topic, List<String> channels) {
  public static final String UNKNOWN = "(default)";
}
