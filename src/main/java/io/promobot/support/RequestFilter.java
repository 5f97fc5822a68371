package io.promobot.support;

import java.util.Optional;

/**
 * Which requests are looked at.
 *
 * @param state open or done
 * @param topic the id of the topic whose desk was told
 * @param q part of a name, an e-mail address, a phone number or of the question
 */
public record RequestFilter(Optional<String> state, Optional<Long> topic, Optional<String> q) {}
