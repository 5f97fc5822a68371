package io.promobot.outbox;

/**
 * A notification of a request that failed for good.
 *
 * @param fallback whether it already replaced another channel's
 */
public record FailedCall(long id, String kind, long request, long channel, boolean fallback) {}
