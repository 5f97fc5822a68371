package io.promobot.support;

import java.util.Optional;

/**
 * Which requests to list.
 *
 * @param state open or done
 * @param topic the id of the topic whose desk was notified
 * @param language the tag of what who asked it speaks
 * @param q part of a name, an e-mail address, a phone number or the question
 */
public record RequestFilter(
    Optional<String> state, Optional<Long> topic, Optional<String> language, Optional<String> q) {}
