/**
 * E-mails over SMTP: letters to people, and news for a desk that reads its mail.
 *
 * <p>May import {@code channel} and {@code contact}. Start reading at {@link
 * io.promobot.email.EmailChannel}.
 */
package io.promobot.email;
