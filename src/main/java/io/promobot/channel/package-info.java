/**
 * The ways out: one interface every channel meets, failures that carry their verdict, and the
 * circuit breaker as a decorator.
 *
 * <p>May import {@code flow}. Start reading at {@link io.promobot.channel.Channel}.
 */
package io.promobot.channel;
