package io.promobot.outbox;

/**
 * News of a request that failed for good.
 *
 * @param fallback whether it stood in for another channel already
 */
public record FailedCall(long id, String kind, long request, long channel, boolean fallback) {}
