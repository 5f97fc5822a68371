/**
 * The way to PostgreSQL: the embedded server, the migrations, the pools and the notifications.
 *
 * <p>Knows nothing of ours outside this package. Start reading at {@link io.promobot.db.Database}.
 */
package io.promobot.db;
