package io.promobot.event;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a channel is told about customers.
 *
 * @param coupons whether it is sent the short notes about coupons, in their older form
 */
public record Subscription(boolean coupons, Set<EventType> events) {
  public static final Subscription NONE = new Subscription(false, Set.of());

  /** {@code events} are names; those that this promobot does not know are left out. */
  public static Subscription of(boolean coupons, Collection<String> events) {
    Set<EventType> known = new TreeSet<>();
    events.forEach(key -> EventType.of(key).ifPresent(known::add));
    return new Subscription(coupons, known);
  }

  /** The names of the events, always in the same order. */
  public List<String> keys() {
    return new TreeSet<>(events).stream().map(EventType::key).toList();
  }

  public boolean isNothing() {
    return !coupons && events.isEmpty();
  }
}
