package io.promobot.entry;

import java.time.Instant;

/** A link that starts a chat, and how many people came through it and revealed their coupon. */
public record EntryLink(
    String origin, String link, long people, long revealed, Instant createdAt) {}
