/**
 * The settings: one table of them, their readers, and the resulting configuration.
 *
 * <p>May import the packages whose values it creates; only the wiring imports it.
 */
package io.promobot.config;
