package io.promobot.messenger;

import java.util.List;

/** One webhook body's events, in the order they were written. */
public record Webhook(List<WebhookEvent> events) {}
