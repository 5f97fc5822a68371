package io.promobot.inbox;

import java.time.Instant;

/** An event that could not be handled, kept with its raw JSON until the owner replays it. */
public record ParkedEvent(
    String id,
    String person,
    String line,
    String kind,
    Instant at,
    Instant receivedAt,
    String error,
    String raw) {}
