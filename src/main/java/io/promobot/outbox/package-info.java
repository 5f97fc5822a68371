/**
 * PostgreSQL is the queue: claim, send, settle, retry, rescue. One row is one call to another
 * system.
 *
 * <p>May import {@code channel}, {@code flow}, {@code db} and {@code stats}. Start reading at
 * {@link io.promobot.outbox.OutboxWorker}.
 */
package io.promobot.outbox;
