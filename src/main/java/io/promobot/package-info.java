/**
 * The program: settings, and every object built once and closed in reverse.
 *
 * <p>May import everything. Start reading at {@link io.promobot.App}.
 */
package io.promobot;
