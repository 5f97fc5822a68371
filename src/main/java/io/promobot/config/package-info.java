/**
 * The settings: one table of them, their readers, and what they come to.
 *
 * <p>May import the packages whose values it makes; only the wiring imports it.
 */
package io.promobot.config;
