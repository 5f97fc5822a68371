/**
 * The program: reads the arguments and settings, starts everything, and stops when told to.
 *
 * <p>May import everything. Start reading at {@link io.promobot.Main}.
 */
package io.promobot;
