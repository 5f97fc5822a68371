/**
 * The kinds of channel that notify a desk: hooks, of which each kind declares its body, and e-mail.
 */
package io.promobot.desk;
