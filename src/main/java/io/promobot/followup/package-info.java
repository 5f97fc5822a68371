/**
 * Messages that a campaign sends on its own to people who have done nothing: to whom and when, and
 * the owner's switches. What they say stands in {@code flow/FollowUp}. Start reading at {@link
 * io.promobot.followup.FollowUpWorker}.
 */
package io.promobot.followup;
