/**
 * Campaigns that try several wordings: who gets which, in waves, and what came of it. {@link
 * io.promobot.variant.Draw} decides for each person; {@link io.promobot.variant.WaveStore} opens,
 * closes and counts waves; {@link io.promobot.variant.Report} says what it all means.
 */
package io.promobot.variant;
