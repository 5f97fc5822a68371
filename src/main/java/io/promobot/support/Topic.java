package io.promobot.support;

import java.util.List;
import java.util.Map;

/**
 * What people may ask about.
 *
 * @param names in other languages, by their tags
 * @param channels the ids of the channels that are notified
 */
public record Topic(
    String id,
    String name,
    boolean isDefault,
    List<String> channels,
    long openRequests,
    Map<String, String> names) {}
