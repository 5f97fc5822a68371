package io.promobot.stats;

import io.promobot.flow.Path;
import io.promobot.flow.Stage;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * One person's way through one campaign while a transaction moves it: where it was saved, where it
 * is.
 */
public final class Journey {
  final long customer;
  final String campaign;
  final int version;
  final Optional<Place> saved;
  final Map<Stage, Instant> times;
  final Map<Stage, Instant> savedTimes;
  private final Optional<Integer> savedCodeVersion;
  private Place now;
  private Optional<Integer> codeVersion;

  /** Where a journey is counted: under which origin, and at which path. */
  record Place(String origin, Path path) {}

  private Journey(
      long customer,
      String campaign,
      int version,
      Optional<Place> saved,
      Place now,
      Map<Stage, Instant> times,
      Optional<Integer> codeVersion) {
    this.customer = customer;
    this.campaign = campaign;
    this.version = version;
    this.saved = saved;
    this.now = now;
    this.times = times;
    this.savedTimes = times.isEmpty() ? Map.of() : new EnumMap<>(times);
    this.savedCodeVersion = codeVersion;
    this.codeVersion = codeVersion;
  }

  /** A journey that begins: a message is about to be queued, nothing has gone out. */
  public static Journey begin(long customer, String campaign, int version, String origin) {
    Place start = new Place(origin, Path.NONE);
    return new Journey(
        customer,
        campaign,
        version,
        Optional.empty(),
        start,
        new EnumMap<>(Stage.class),
        Optional.empty());
  }

  static Journey saved(
      long customer,
      String campaign,
      int version,
      Place place,
      Map<Stage, Instant> times,
      Optional<Integer> codeVersion) {
    return new Journey(customer, campaign, version, Optional.of(place), place, times, codeVersion);
  }

  public String campaign() {
    return campaign;
  }

  public long customer() {
    return customer;
  }

  public Path path() {
    return now.path();
  }

  String origin() {
    return now.origin();
  }

  /** When this stage was first reached. */
  public Optional<Instant> at(Stage stage) {
    return Optional.ofNullable(times.get(stage));
  }

  /** Reaches a stage and all it implies; the first time of each stage is kept. */
  public void reach(Stage stage, Instant at) {
    Path reached = now.path().reach(stage);
    for (Stage each : Stage.values()) {
      if (!reached.has(each)) {
        times.remove(each);
      } else if (!now.path().has(each)) {
        times.put(each, at);
      }
    }
    now = new Place(now.origin(), reached);
  }

  /** The customer's origin became known. */
  public void cameFrom(String origin) {
    now = new Place(origin, now.path());
  }

  /** The copy version whose code this person was shown first, once there is one. */
  public Optional<Integer> codeVersion() {
    return codeVersion;
  }

  public void showedCodeOf(int version) {
    codeVersion = codeVersion.or(() -> Optional.of(version));
  }

  /** Whether there is something to save: a new place, or the first code shown. */
  boolean moved() {
    return !saved.equals(Optional.of(now)) || !savedCodeVersion.equals(codeVersion);
  }

  Place now() {
    return now;
  }
}
