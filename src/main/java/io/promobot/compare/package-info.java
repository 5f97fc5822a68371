/**
 * Campaigns and their variants side by side, from the counters that every other figure is made of.
 * Start reading at {@link io.promobot.compare.Comparison}.
 */
package io.promobot.compare;
