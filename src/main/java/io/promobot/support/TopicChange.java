package io.promobot.support;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the owner wants of a topic; what is left out stays as it is.
 *
 * @param names in other languages, by their tags; an empty one is taken away
 * @param channels the ids of the channels that are notified
 */
public record TopicChange(
    Optional<String> name, Map<String, Optional<String>> names, Optional<List<Long>> channels) {}
