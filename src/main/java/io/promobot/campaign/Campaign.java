package io.promobot.campaign;

import io.promobot.flow.Copy;
import java.time.Instant;

/** A campaign with its present copy and what came of its last send. */
public record Campaign(
    String id,
    String name,
    String state,
    int version,
    Copy copy,
    Instant createdAt,
    Sending sending) {}
