/**
 * People who registered, and the e-mail that welcomes them.
 *
 * <p>Uses contact, channel, outbox, stats and db. Start reading at {@link
 * io.promobot.lead.LeadStore}.
 */
package io.promobot.lead;
