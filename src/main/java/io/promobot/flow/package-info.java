/**
 * The stories: what the bot says when a customer does something. Pure code; no Vert.x, no SQL, no
 * clock.
 *
 * <p>Imports only {@code contact} of ours. Start reading at {@link io.promobot.flow.CouponStory}.
 */
package io.promobot.flow;
