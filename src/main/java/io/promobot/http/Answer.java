package io.promobot.http;

import java.util.Optional;

/**
 * What a bot builder is answered, also when it asks the same once more.
 *
 * @param lead the person it speaks of, so that it can forget them
 */
record Answer(int status, String body, Optional<Long> lead) {}
