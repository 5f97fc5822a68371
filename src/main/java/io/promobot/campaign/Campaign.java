package io.promobot.campaign;

import io.promobot.flow.Texts;
import java.time.Instant;

/** A campaign with the story it tells, its present copy and what came of its last send. */
public record Campaign(
    String id,
    String name,
    String state,
    int version,
    Texts copy,
    Instant createdAt,
    Sending sending) {}
