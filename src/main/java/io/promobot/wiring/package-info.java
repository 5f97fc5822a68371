/**
 * Builds every object once from the settings, starts them in order and closes them in reverse.
 *
 * <p>May import everything except the root. Start reading at {@link io.promobot.wiring.App}.
 */
package io.promobot.wiring;
