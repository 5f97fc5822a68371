/**
 * The stories: what the bot says when a customer does something. Pure code; no Vert.x, no SQL, no
 * clock.
 *
 * <p>Of our packages it imports only {@code contact}. Start reading at {@link
 * io.promobot.flow.CouponStory}.
 */
package io.promobot.flow;
