/**
 * E-mails over SMTP: to people, and to desks that are notified by e-mail.
 *
 * <p>May import {@code channel} and {@code contact}. Start reading at {@link
 * io.promobot.email.EmailChannel}.
 */
package io.promobot.email;
