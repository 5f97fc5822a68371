/**
 * The owner's programs that subscribed to events: what each event says, how it is sent, switching
 * off who takes nothing for a day, sending again, and new secrets.
 *
 * <p>Start reading at {@link io.promobot.subscriber.EventWorker}.
 */
package io.promobot.subscriber;
