package io.promobot.support;

import io.promobot.text.Fold;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which desk answers a topic, and which channels notify it. */
final class Desks {
  private final Map<String, Desk> byKey;
  private final Map<String, Desk> byFold;
  private final Optional<Desk> standard;

  /** A channel of a desk. */
  record Place(long channel, String type) {}

  /**
   * Who answers a topic.
   *
   * @param standard whether it is the default desk
   */
  record Desk(long topic, String name, String key, boolean standard, List<Place> places) {}

  /**
   * The desk a request goes to.
   *
   * @param topic the desk's topic; none while the page has no desks yet
   */
  record Answering(Optional<Long> topic, boolean unknown, String shown, List<Place> places) {
    List<String> types() {
      return places.stream().map(Place::type).distinct().toList();
    }
  }

  Desks(List<Desk> desks) {
    byKey = desks.stream().collect(Collectors.toMap(Desk::key, Function.identity()));
    // Topics of earlier versions may differ in accents only; then the older one is meant.
    byFold =
        desks.stream()
            .collect(
                Collectors.toMap(desk -> Fold.of(desk.name()), Function.identity(), (a, b) -> a));
    standard = desks.stream().filter(Desk::standard).findFirst();
  }

  /** Requests with an unknown topic, or for a desk without a channel, go to the default desk. */
  Answering of(String topic) {
    Optional<Desk> known =
        Optional.ofNullable(byKey.get(TopicKey.of(topic)))
            .or(() -> Optional.ofNullable(byFold.get(Fold.of(topic))));
    List<Place> fallback = standard.map(Desk::places).orElse(List.of());
    return new Answering(
        known.or(() -> standard).map(Desk::topic),
        known.isEmpty(),
        known.map(Desk::name).orElse(Asked.UNKNOWN),
        known.map(Desk::places).filter(places -> !places.isEmpty()).orElse(fallback));
  }
}
