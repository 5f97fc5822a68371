package io.promobot.channel;

import io.promobot.flow.Message;

/**
 * One message ready to go.
 *
 * @param id the outbox row's id; travels along so that an echo can be matched with its send
 * @param recipient the other system's name for the recipient, such as a page-scoped id
 */
public record Outgoing(String id, String recipient, Message message) {}
