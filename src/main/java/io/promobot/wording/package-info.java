/**
 * What stories say in each language: the defaults, and the owner's words with what is said where a
 * language has none.
 *
 * <p>All pure. Start reading at {@link io.promobot.wording.Copy}.
 */
package io.promobot.wording;
