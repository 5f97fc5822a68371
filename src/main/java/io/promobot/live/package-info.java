/**
 * The live feed: viewers of a campaign get its figures immediately and again when they change.
 *
 * <p>May import {@code stats} and {@code db}. Start reading at {@link io.promobot.live.LiveFeed}.
 */
package io.promobot.live;
