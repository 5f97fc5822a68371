/**
 * How people and machines can be reached: e-mail addresses, phone numbers, names, web addresses.
 * Pure.
 *
 * <p>Imports none of our packages. Start reading at {@link io.promobot.contact.Email}.
 */
package io.promobot.contact;
