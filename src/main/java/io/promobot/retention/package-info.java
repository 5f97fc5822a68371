/**
 * Removes what is old enough: in small batches, so that nobody waits for it, and never a figure.
 *
 * <p>Knows the tables and no other code. Start reading at {@link
 * io.promobot.retention.RetentionWorker}.
 */
package io.promobot.retention;
