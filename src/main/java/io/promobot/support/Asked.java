package io.promobot.support;

import java.util.List;

/**
 * A request that was taken.
 *
 * @param topic the topic's name, or {@link #UNKNOWN} when it is none of ours
 * @param channels the types of the channels that are told
 */
public record Asked(String id, String topic, List<String> channels) {
  public static final String UNKNOWN = "(default)";
}
