package io.promobot.messenger;

import java.util.List;
import java.util.Optional;

/**
 * The Graph API's answer, as far as we look at it.
 *
 * @param retryAfter the Retry-After header
 * @param usage the values of the usage headers, in any of their three spellings
 */
record Answer(int status, Optional<String> retryAfter, List<String> usage, String body) {}
