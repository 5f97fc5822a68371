/**
 * The live feed: whoever watches a campaign gets its figures at once and again when they change.
 *
 * <p>May import {@code stats} and {@code db}. Start reading at {@link io.promobot.live.LiveFeed}.
 */
package io.promobot.live;
