package io.promobot.inbox;

import io.promobot.channel.CustomerEvent;
import io.promobot.channel.CustomerEvent.Kind;
import io.promobot.sales.SaleOriginStore;
import io.promobot.stats.Journey;
import io.promobot.stats.JourneyStore;
import io.promobot.stats.OriginCountStore;
import io.promobot.stats.ShopDays;
import io.promobot.stats.Tally;
import io.promobot.stats.TapStore;
import io.promobot.stats.TapStore.Tap;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The people of a batch and their journeys: locks those we know, makes customers of strangers, and
 * saves what has become of them.
 */
public final class CastStore {
  private static final Set<Kind> ACTS =
      EnumSet.of(Kind.STARTED, Kind.TAPPED, Kind.SAID, Kind.RETURNED, Kind.REACTED, Kind.STANDBY);

  private final InstantSource clock;
  private final ShopDays days;
  private final StrangerStore strangers;
  private final PersonStore people;
  private final JourneyStore journeys;
  private final TapStore taps;
  private final OriginCountStore origins;
  private final SaleOriginStore sales;

  /** {@code handoverPause} is how long we keep quiet after a person has answered; zero: never. */
  public CastStore(Tally tally, Duration handoverPause, InstantSource clock) {
    this.clock = clock;
    this.days = tally.days();
    this.strangers = new StrangerStore(tally.page());
    this.people = new PersonStore(tally.page(), handoverPause);
    this.journeys = new JourneyStore(tally);
    this.taps = new TapStore(tally);
    this.origins = new OriginCountStore(tally);
    this.sales = new SaleOriginStore(tally);
  }

  /** Locks the people who exist, and loads their journeys under the lock. */
  Future<Map<String, Person>> known(SqlConnection tx, String[] psids) {
    Future<Map<String, Person>> locked = people.lock(tx, psids);
    Future<List<Journey>> begun = journeys.ofPeople(tx, psids);
    return Future.all(locked, begun)
        .map(
            loaded -> {
              introduce(begun.result(), locked.result().values());
              return locked.result();
            });
  }

  /**
   * Customers who act for the first time are created, and who was written to by a person from the
   * shop is looked for again, as another replica may be creating them; most batches have neither
   * and skip this.
   */
  Future<Void> strangers(
      SqlConnection tx, Collection<CustomerEvent> arrived, Map<String, Person> known) {
    List<CustomerEvent> unknown =
        arrived.stream().filter(event -> !known.containsKey(event.person())).toList();
    List<CustomerEvent> first =
        unknown.stream().filter(event -> ACTS.contains(event.kind())).toList();
    Set<String> acting = people(first.stream());
    Set<String> writtenTo = people(unknown.stream().filter(one -> one.kind() == Kind.ECHO));
    Set<String> all = new HashSet<>(acting);
    all.addAll(writtenTo);
    if (all.isEmpty()) {
      return Future.succeededFuture();
    }
    Future<Void> turn = strangers.takeTurns(tx, acting, writtenTo);
    Future<Set<String>> created = strangers.create(tx, first, days.dayOf(clock.instant()));
    Future<Map<String, Person>> locked = known(tx, all.toArray(String[]::new));
    return Future.all(turn, created, locked)
        .map(
            done -> {
              locked.result().forEach((psid, one) -> one.created = created.result().contains(psid));
              known.putAll(locked.result());
              return null;
            });
  }

  private static Set<String> people(Stream<CustomerEvent> events) {
    return events.map(CustomerEvent::person).collect(Collectors.toSet());
  }

  private static void introduce(List<Journey> journeys, Collection<Person> people) {
    Map<Long, Person> byId = new HashMap<>();
    people.forEach(person -> byId.put(person.id, person));
    for (Journey journey : journeys) {
      // others were created between the two statements; new people are loaded again
      Optional.ofNullable(byId.get(journey.customer())).ifPresent(each -> each.remember(journey));
    }
  }

  /** Saves these people, their journeys and these taps, and counts them. */
  Future<Void> save(SqlConnection tx, Collection<Person> involved, List<Tap> tapped) {
    List<Journey> moved =
        involved.stream().flatMap(person -> person.journeys.values().stream()).toList();
    Map<Long, String> learned =
        involved.stream()
            .filter(Person::learnedOrigin)
            .collect(Collectors.toMap(person -> person.id, person -> person.origin));
    return Future.all(
            people.save(tx, involved),
            sales.move(tx, learned),
            journeys.save(tx, moved),
            taps.add(tx, tapped),
            origins.move(tx, involved.stream().map(Person::counted).toList()))
        .mapEmpty();
  }
}
