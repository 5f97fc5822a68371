package io.promobot.channel;

/**
 * Something ready to go.
 *
 * @param id the outbox row's id; sent along so that the other side can recognise a repetition
 * @param recipient the other system's name for the recipient: a page-scoped id, an address
 */
public record Outgoing<M>(String id, String recipient, M content) {}
