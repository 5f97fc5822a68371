package io.promobot.privacy;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who asked Facebook to have their data deleted here.
 *
 * @param confirmationCode by which they can follow it
 * @param userId their id for our app; known only until it is done
 */
record DeletionRequest(
    String confirmationCode, Optional<String> userId, Instant askedAt, Optional<Instant> doneAt) {}
