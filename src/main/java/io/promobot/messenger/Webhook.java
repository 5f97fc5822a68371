package io.promobot.messenger;

import io.promobot.channel.CustomerEvent;
import java.util.List;

/** One webhook body's events, in the order they were written. */
public record Webhook(List<CustomerEvent> events) {}
