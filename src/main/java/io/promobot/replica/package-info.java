/**
 * Read replicas of the database: whether one shows what the owner has to see, and the primary
 * instead of it when not. Begin with {@link io.promobot.replica.Freshness}.
 */
package io.promobot.replica;
