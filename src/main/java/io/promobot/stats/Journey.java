package io.promobot.stats;

import io.promobot.channel.Line;
import io.promobot.event.EventType;
import io.promobot.event.PersonEvent;
import io.promobot.flow.Path;
import io.promobot.flow.Stage;
import io.promobot.text.StoryLanguage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One person's path through one campaign while a transaction moves it: where it was saved, and
 * where it is now.
 */
public final class Journey {
  private static final Long[] NEVER = {};

  final long customer;
  final Line line;
  final String campaign;
  final int version;
  final Optional<Place> saved;
  private final Long[] savedTimes;
  private Long[] times;
  private final Optional<Integer> savedCodeVersion;
  private Place now;
  private Optional<Integer> codeVersion;
  private Optional<Integer> lot = Optional.empty();

  /**
   * Where a journey is counted: under which origin, in which language, and at which path.
   *
   * @param language its tag; empty as long as nobody knows
   */
  record Place(String origin, String language, Path path) {}

  private Journey(
      long customer,
      Line line,
      String campaign,
      int version,
      Optional<Place> saved,
      Place now,
      Long[] times,
      Optional<Integer> codeVersion) {
    this.customer = customer;
    this.line = line;
    this.campaign = campaign;
    this.version = version;
    this.saved = saved;
    this.now = now;
    this.times = times;
    this.savedTimes = times;
    this.savedCodeVersion = codeVersion;
    this.codeVersion = codeVersion;
  }

  /** A journey that is just beginning: a message is about to be queued, nothing has gone out. */
  public static Journey begin(
      long customer, Line line, String campaign, int version, String origin) {
    Place start = new Place(origin, "", Path.NONE);
    return new Journey(
        customer, line, campaign, version, Optional.empty(), start, NEVER, Optional.empty());
  }

  static Journey saved(
      long customer,
      Line line,
      String campaign,
      int version,
      Place place,
      Long[] times,
      Optional<Integer> codeVersion) {
    return new Journey(
        customer, line, campaign, version, Optional.of(place), place, times, codeVersion);
  }

  /** The same with what fell to this person where a campaign tries several wordings. */
  public Journey drew(Optional<Integer> drawn) {
    lot = drawn;
    return this;
  }

  /** What fell to this person when they came; empty without variants. */
  public Optional<Integer> lot() {
    return lot;
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

  String language() {
    return now.language();
  }

  /** When this stage was first reached. */
  public Optional<Instant> at(Stage stage) {
    return at(times, stage.number());
  }

  /** When the stage with this number was first reached, in microseconds; null when it was not. */
  Long micros(int number) {
    return micros(times, number);
  }

  /** The same as it was saved. */
  Long savedMicros(int number) {
    return micros(savedTimes, number);
  }

  /** How many stage numbers there are times for. */
  int numbers() {
    return Math.max(times.length, savedTimes.length);
  }

  private static Long micros(Long[] times, int number) {
    return number < times.length ? times[number] : null;
  }

  private static Optional<Instant> at(Long[] times, int number) {
    return Optional.ofNullable(micros(times, number))
        .map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
  }

  /** Reaches a stage and everything it implies; the first time of each stage is kept. */
  public void reach(Stage stage, Instant at) {
    Path reached = now.path().reach(stage);
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, at);
    times = Arrays.copyOf(times, Math.max(times.length, reached.places()));
    for (int number = 0; number < times.length; number++) {
      if (!reached.has(number)) {
        times[number] = null;
      } else if (!now.path().has(number)) {
        times[number] = micros;
      }
    }
    now = new Place(now.origin(), now.language(), reached);
  }

  /** This stage alone was not reached after all. */
  public void takeBack(Stage stage) {
    times = times.clone();
    if (stage.number() < times.length) {
      times[stage.number()] = null;
    }
    now = new Place(now.origin(), now.language(), now.path().without(stage));
  }

  /** The customer's origin became known. */
  public void cameFrom(String origin) {
    now = new Place(origin, now.language(), now.path());
  }

  /** What the customer speaks became known, or is another language now. */
  public void speaks(Optional<StoryLanguage> language) {
    String tag = language.map(StoryLanguage::tag).orElse("");
    if (!tag.equals(now.language())) {
      now = new Place(now.origin(), tag, now.path());
    }
  }

  /** The copy version whose code this person was shown first, once there is one. */
  public Optional<Integer> codeVersion() {
    return codeVersion;
  }

  public void showedCodeOf(int version) {
    codeVersion = codeVersion.or(() -> Optional.of(version));
  }

  /** The code they were shown is void; the next one they are shown is theirs. */
  public void codeWithdrawn() {
    codeVersion = Optional.empty();
  }

  /** Whether there is something to save: a new place, or the first code shown. */
  boolean moved() {
    return !saved.equals(Optional.of(now)) || !savedCodeVersion.equals(codeVersion);
  }

  /** What programs of the owner's may be told about this move, in its order. */
  List<PersonEvent> news() {
    List<PersonEvent> news = new ArrayList<>(2);
    if (isNew(Stage.RESPONDED.number())) {
      news.add(new PersonEvent(EventType.CUSTOMER_RESPONDED, customer, campaign));
    }
    if (isNew(Stage.REVEALED_NUMBER)) {
      news.add(new PersonEvent(EventType.COUPON_REVEALED, customer, campaign));
    }
    return news;
  }

  private boolean isNew(int number) {
    return now.path().has(number) && !saved.filter(was -> was.path().has(number)).isPresent();
  }

  Place now() {
    return now;
  }
}
