package io.promobot.phrase;

import io.promobot.intent.Intent;
import java.time.Instant;
import java.util.Optional;

/**
 * What the owner says a text means.
 *
 * @param text as a person reads it
 * @param changedBy the name of the program's token; empty for the owner
 */
record Phrase(
    long id, String text, Intent meaning, Instant changedAt, Optional<String> changedBy) {}
