package io.promobot.outbox;

import io.promobot.flow.Say;

/** One message of a story to be queued for a customer who did something. */
public record Reply(long customer, String campaign, int version, Say say) {}
