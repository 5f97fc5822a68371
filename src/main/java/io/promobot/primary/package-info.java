/**
 * Which of several PostgreSQL servers is the database at the moment, and how to leave one that
 * hangs.
 *
 * <p>Uses none of our other packages. Start reading at {@link io.promobot.primary.PrimaryWorker}.
 */
package io.promobot.primary;
