/**
 * How people can be reached: e-mail addresses, phone numbers, names. Pure.
 *
 * <p>Imports nothing of ours. Start reading at {@link io.promobot.contact.Email}.
 */
package io.promobot.contact;
