/**
 * E-mails over SMTP: to people, and to desks that are notified by e-mail.
 *
 * <p>Start reading at {@link io.promobot.email.EmailChannel}.
 */
package io.promobot.email;
