package io.promobot.inbox;

import io.promobot.channel.CustomerEvent;
import io.promobot.channel.CustomerEvent.Kind;
import io.promobot.day.ShopDays;
import io.promobot.db.LastWrites;
import io.promobot.flow.Button;
import io.promobot.flow.Conversation;
import io.promobot.flow.FormTap;
import io.promobot.flow.Reception;
import io.promobot.inbox.Inbox.InboxParts;
import io.promobot.inbox.ReceiptStore.SentMessage;
import io.promobot.outbox.EnqueueStore;
import io.promobot.stats.Journey;
import io.promobot.stats.JourneyStore;
import io.promobot.stats.OriginCountStore;
import io.promobot.stats.OriginNameStore;
import io.promobot.stats.Tally;
import io.promobot.stats.TapStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * The one transaction: statements go out together where none needs another's answer, so a batch
 * costs two round trips and a commit.
 */
final class InboxStore {
  /** Receipts are watermarks; seeing one twice changes nothing, so they need no key. */
  private static final Set<Kind> RECEIPTS = EnumSet.of(Kind.DELIVERED, Kind.READ);

  private static final Set<Kind> ACTS =
      EnumSet.of(Kind.STARTED, Kind.TAPPED, Kind.SAID, Kind.RETURNED, Kind.REACTED, Kind.STANDBY);

  private final InstantSource clock;
  private final ShopDays days;
  private final StoryStore stories;
  private final OutcomeStore outcomes;
  private final ReceiptStore receipts;
  private final EventStore events;
  private final PersonStore people;
  private final EditionStore editions;
  private final JourneyStore journeys;
  private final TapStore taps;
  private final OriginCountStore origins;
  private final OriginNameStore names;
  private final EnqueueStore outbox;

  InboxStore(InboxParts parts, Tally tally) {
    String page = tally.page();
    this.clock = parts.clock();
    this.days = tally.days();
    this.stories =
        new StoryStore(parts.db()::general, page, parts.forms().business(), parts.forms().region());
    this.outcomes = new OutcomeStore(tally, parts);
    this.receipts = new ReceiptStore(page);
    this.events = new EventStore(page);
    this.people = new PersonStore(page, parts.forms().handoverPause());
    this.editions = new EditionStore(page, parts.copies());
    this.journeys = new JourneyStore(tally);
    this.taps = new TapStore(tally);
    this.origins = new OriginCountStore(tally);
    this.names = new OriginNameStore(page);
    this.outbox = new EnqueueStore(page);
  }

  /** Handles each event that has not been handled before, exactly once. */
  Future<LastWrites<Batch>> handle(SqlConnection tx, Collection<CustomerEvent> arrived) {
    Map<UUID, CustomerEvent> byKey = distinct(arrived);
    List<CustomerEvent> keyed =
        byKey.values().stream()
            .filter(event -> !RECEIPTS.contains(event.kind()))
            // in the same order in every replica: otherwise two that get the same events would
            // deadlock
            .sorted(Comparator.comparing(CustomerEvent::key))
            .toList();
    Future<Set<UUID>> fresh =
        keyed.isEmpty() ? Future.succeededFuture(Set.of()) : events.remember(tx, keyed);
    return decided(tx, byKey.values(), fresh);
  }

  /** Each event once, in the order of arrival: Meta's times may be equal. */
  static Map<UUID, CustomerEvent> distinct(Collection<CustomerEvent> arrived) {
    Map<UUID, CustomerEvent> byKey = new LinkedHashMap<>();
    arrived.forEach(event -> byKey.putIfAbsent(event.key(), event));
    return byKey;
  }

  /** Handles a parked event again; nothing happens when it is not parked any more. */
  Future<LastWrites<Batch>> replay(SqlConnection tx, CustomerEvent event) {
    return decided(tx, List.of(event), events.unpark(tx, event.key()));
  }

  private Future<LastWrites<Batch>> decided(
      SqlConnection tx, Collection<CustomerEvent> arrived, Future<Set<UUID>> fresh) {
    List<String> refs = arrived.stream().flatMap(event -> event.ref().stream()).toList();
    return names.of(tx, refs).compose(origins -> decided(tx, arrived, fresh, origins));
  }

  private Future<LastWrites<Batch>> decided(
      SqlConnection tx,
      Collection<CustomerEvent> arrived,
      Future<Set<UUID>> fresh,
      UnaryOperator<String> origins) {
    String[] psids = arrived.stream().map(CustomerEvent::person).distinct().toArray(String[]::new);
    Future<Map<String, Person>> locked = known(tx, psids);
    Future<Map<String, Edition>> present = editions.of(tx, campaigns(arrived));
    Future<Map<String, List<SentMessage>>> named = receipts.named(tx, arrived);
    Future<Optional<Reception>> called =
        arrived.stream().anyMatch(InboxStore::mayFillIn)
            ? stories.reception(tx).map(Optional::of)
            : Future.succeededFuture(Optional.empty());
    return Future.all(fresh, locked, present, named, called)
        .compose(loaded -> strangers(tx, arrived, locked.result()))
        .compose(everybody -> editions.alsoOf(tx, present.result(), locked.result().values()))
        .compose(
            complete ->
                reception(tx, called.result(), locked.result().values())
                    .map(
                        at ->
                            new Batch(
                                locked.result(), complete, named.result(), at, clock.instant())))
        .compose(
            batch -> {
              List<CustomerEvent> effective = inOrder(arrived, fresh.result());
              batch.origins = origins;
              batch.decideAll(effective);
              batch.fresh = fresh.result().size();
              batch.watermarks = effective.size() - batch.fresh;
              return outcomes.save(tx, batch.outcomes).map(batch);
            })
        .compose(
            batch -> LastWrites.inNextTurn(batch, () -> save(tx, batch, arrived, locked.result())));
  }

  /** Words may open a form, and so do some taps. */
  private static boolean mayFillIn(CustomerEvent event) {
    return event.kind() == Kind.SAID
        || event.kind() == Kind.TAPPED && FormTap.read(event.payload()).isPresent();
  }

  /** Customers with an open form are asked again after a coupon. */
  private Future<Optional<Reception>> reception(
      SqlConnection tx, Optional<Reception> called, Collection<Person> people) {
    boolean missing =
        called.isEmpty() && people.stream().anyMatch(person -> person.form.isPresent());
    return missing ? stories.reception(tx).map(Optional::of) : Future.succeededFuture(called);
  }

  /** Locks the people who exist, and loads their journeys under the lock. */
  private Future<Map<String, Person>> known(SqlConnection tx, String[] psids) {
    Future<Map<String, Person>> locked = people.lock(tx, psids);
    Future<List<Journey>> begun = journeys.ofPeople(tx, psids);
    return Future.all(locked, begun)
        .map(
            loaded -> {
              introduce(begun.result(), locked.result().values());
              return locked.result();
            });
  }

  /** Customers who act for the first time are created; most batches have none and skip this. */
  private Future<Void> strangers(
      SqlConnection tx, Collection<CustomerEvent> arrived, Map<String, Person> known) {
    List<CustomerEvent> first =
        arrived.stream()
            .filter(event -> ACTS.contains(event.kind()) && !known.containsKey(event.person()))
            .toList();
    if (first.isEmpty()) {
      return Future.succeededFuture();
    }
    String[] psids = first.stream().map(CustomerEvent::person).distinct().toArray(String[]::new);
    Future<Set<String>> created = people.create(tx, first, days.dayOf(clock.instant()));
    Future<Map<String, Person>> locked = known(tx, psids);
    return Future.all(created, locked)
        .map(
            done -> {
              locked.result().forEach((psid, one) -> one.created = created.result().contains(psid));
              known.putAll(locked.result());
              return null;
            });
  }

  private static Set<String> campaigns(Collection<CustomerEvent> arrived) {
    Set<String> named = new HashSet<>(Set.of(Conversation.WELCOME));
    arrived.forEach(
        event -> Button.Tap.read(event.payload()).ifPresent(tap -> named.add(tap.campaign())));
    return named;
  }

  private static void introduce(List<Journey> journeys, Collection<Person> people) {
    Map<Long, Person> byId = new HashMap<>();
    people.forEach(person -> byId.put(person.id, person));
    for (Journey journey : journeys) {
      // others were created between the two statements; new people are loaded again
      Optional.ofNullable(byId.get(journey.customer())).ifPresent(each -> each.remember(journey));
    }
  }

  static List<CustomerEvent> inOrder(Collection<CustomerEvent> arrived, Set<UUID> fresh) {
    return arrived.stream()
        .filter(event -> RECEIPTS.contains(event.kind()) || fresh.contains(event.key()))
        .sorted(Comparator.comparing(CustomerEvent::at))
        .toList();
  }

  private Future<Void> save(
      SqlConnection tx, Batch batch, Collection<CustomerEvent> arrived, Map<String, Person> known) {
    Collection<Person> involved = known.values();
    List<CustomerEvent> ofNobody =
        arrived.stream()
            .filter(one -> !RECEIPTS.contains(one.kind()) && !known.containsKey(one.person()))
            .toList();
    List<Journey> moved =
        involved.stream().flatMap(person -> person.journeys.values().stream()).toList();
    return Future.all(
            people.save(tx, involved),
            journeys.save(tx, moved),
            taps.add(tx, batch.taps),
            origins.move(tx, involved.stream().map(Person::counted).toList()),
            outbox.add(tx, batch.answers.queued(), batch.answers.chat(), batch.now),
            events.forgetErased(tx, ofNobody))
        .mapEmpty();
  }

  /** Stores an event that fails even on its own, as it came, for the owner to see and replay. */
  Future<Void> parkAlone(SqlConnection tx, CustomerEvent event, String error) {
    return events
        .remember(tx, List.of(event))
        .compose(
            fresh -> fresh.isEmpty() ? Future.succeededFuture() : events.park(tx, event, error));
  }

  Future<List<StoredEvent>> parked(SqlConnection tx, UUID key) {
    return events.parked(tx, key);
  }
}
