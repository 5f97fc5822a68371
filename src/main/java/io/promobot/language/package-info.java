/**
 * In which language a customer is spoken to: where that is known from, what wins over what, and how
 * people ask for another. Pure code; no clock, no SQL.
 *
 * <p>Of our packages it imports only {@code intent} and {@code text}. Start reading at {@link
 * io.promobot.language.CustomerLanguage}.
 */
package io.promobot.language;
