package io.promobot.support;

import java.util.List;

/**
 * What people may ask about.
 *
 * @param channels the ids of the channels that are notified
 */
public record Topic(
    String id, String name, boolean isDefault, List<String> channels, long openRequests) {}
