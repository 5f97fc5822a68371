/**
 * E-mails to leads and notifications to desks: due calls are claimed, made behind a breaker per
 * destination, and settled in the outbox.
 */
package io.promobot.calls;
