/**
 * Access to PostgreSQL: the embedded server, the migrations, the pools and the notifications.
 *
 * <p>Uses none of our other packages. Start reading at {@link io.promobot.db.Database}.
 */
package io.promobot.db;
