package io.promobot.chat;

import io.promobot.http.CallerThrottle;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * How much strangers may do: per visitor, per address, and all together. What one is refused does
 * not use up what is there for all.
 */
public final class ChatLimits {
  private static final String EVERYBODY = "";

  private final CallerThrottle visitorsOfAddress;
  private final CallerThrottle visitorsOfAll;
  private final CallerThrottle eventsOfVisitor;
  private final CallerThrottle eventsOfAddress;

  public ChatLimits(LongSupplier nanos) {
    this.visitorsOfAddress = new CallerThrottle(40, 0.2, nanos);
    this.visitorsOfAll = new CallerThrottle(2_000, 50, nanos);
    this.eventsOfVisitor = new CallerThrottle(60, 2, nanos);
    this.eventsOfAddress = new CallerThrottle(600, 20, nanos);
  }

  /** How many seconds to wait before this address, if there is one, may bring somebody new. */
  OptionalLong newVisitor(Optional<String> address) {
    OptionalLong wait = take(visitorsOfAddress, address);
    if (wait.isPresent()) {
      return wait;
    }
    OptionalLong all = visitorsOfAll.take(EVERYBODY);
    all.ifPresent(busy -> address.ifPresent(visitorsOfAddress::giveBack));
    return all;
  }

  private static OptionalLong take(CallerThrottle throttle, Optional<String> address) {
    return address.map(throttle::take).orElse(OptionalLong.empty());
  }

  /** How many seconds to wait before this visitor may do so much more. */
  OptionalLong act(Visitor visitor, Optional<String> address, int events) {
    OptionalLong wait = eventsOfVisitor.take(visitor.id(), events);
    if (wait.isPresent()) {
      return wait;
    }
    OptionalLong all =
        address.map(each -> eventsOfAddress.take(each, events)).orElse(OptionalLong.empty());
    all.ifPresent(busy -> eventsOfVisitor.giveBack(visitor.id(), events));
    return all;
  }
}
