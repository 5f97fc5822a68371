package io.promobot.messenger;

import java.util.List;
import java.util.Optional;

/**
 * What the Graph API answered, as far as we look at it.
 *
 * @param retryAfter the Retry-After header
 * @param usage the values of the usage headers, whichever of the three spellings came
 */
record Answer(int status, Optional<String> retryAfter, List<String> usage, String body) {}
