package io.promobot.inbox;

import io.promobot.deliveries.Said;
import io.promobot.deliveries.ShownButton;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A timeline entry with its position. */
record TimelineLine(TimelinePlace place, TimelineEntry entry) {

  /** Actions, messages and what happened to coupons as one list, newest first. */
  static List<TimelineLine> merged(
      List<Act> acts, List<Said> said, List<CouponDeed> deeds, List<ShownButton> shown) {
    Stream<TimelineLine> done =
        acts.stream().map(act -> new TimelineLine(TimelinePlace.ofAct(act), act.entry(shown)));
    Stream<TimelineLine> ours =
        said.stream()
            .map(
                message ->
                    new TimelineLine(
                        TimelinePlace.ofMessage(message.id(), message.at()),
                        TimelineEntry.ofShop(message)));
    Stream<TimelineLine> coupons =
        deeds.stream()
            .map(
                deed ->
                    new TimelineLine(
                        TimelinePlace.ofDeed(deed.id(), deed.at()), TimelineEntry.ofDeed(deed)));
    return Stream.of(done, ours, coupons)
        .flatMap(each -> each)
        .sorted(Comparator.comparing(TimelineLine::place).reversed())
        .toList();
  }
}
