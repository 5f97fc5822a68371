package io.promobot.intake;

import java.util.Optional;

/**
 * The answer to a bot builder, also when it sends the same again.
 *
 * @param lead the person it is about, so that it can be erased with them
 */
record Answer(int status, String body, Optional<Long> lead) {}
