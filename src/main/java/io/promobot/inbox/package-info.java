/**
 * Incoming events: check for duplicates, load, decide, save, count, enqueue - the one transaction;
 * and the same events shown again in a customer's timeline.
 *
 * <p>May import {@code flow}, {@code messenger}, {@code outbox}, {@code stats} and {@code db}.
 * Start reading at {@link io.promobot.inbox.Inbox}, then {@link io.promobot.inbox.Batch}.
 */
package io.promobot.inbox;
