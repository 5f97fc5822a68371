package io.promobot.campaign;

import io.promobot.wording.Copy;
import java.time.Instant;

/** A campaign with its story, its current copy and the result of its last send. */
public record Campaign(
    String id,
    String name,
    String state,
    int version,
    Copy copy,
    Instant createdAt,
    Sending sending) {}
