/**
 * Campaigns that try several wordings: who gets which, in waves, and what came of it. {@link
 * io.promobot.variant.Draw} decides for each person; {@link io.promobot.variant.WaveStore} opens
 * and closes waves, {@link io.promobot.variant.WaveCountStore} counts them; what it all means is
 * said in {@code trial}.
 */
package io.promobot.variant;
