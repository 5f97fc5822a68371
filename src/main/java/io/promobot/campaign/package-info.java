/**
 * The shop's campaigns: their names, their copy version by version, and sending them, to everybody
 * or to a segment.
 *
 * <p>May import {@code channel}, {@code flow}, {@code outbox}, {@code segment}, {@code stats} and
 * {@code db}. Start reading at {@link io.promobot.campaign.CampaignWorker} for sending, {@link
 * io.promobot.campaign.PauseWorker} for stopping that, {@link io.promobot.campaign.CampaignStore}
 * for the rest.
 */
package io.promobot.campaign;
