package io.promobot.inbox;

import static java.util.stream.Collectors.toSet;

import io.promobot.channel.CustomerEvent;
import io.promobot.channel.CustomerEvent.Kind;
import io.promobot.coupon.Handout;
import io.promobot.coupon.RevealStore;
import io.promobot.db.LastWrites;
import io.promobot.flow.Button;
import io.promobot.flow.Conversation;
import io.promobot.inbox.ReceiptStore.SentMessage;
import io.promobot.outbox.EnqueueStore;
import io.promobot.phrase.MissStore;
import io.promobot.stats.OriginNameStore;
import io.promobot.stats.Tally;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
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
public final class InboxStore {
  /** Receipts are watermarks; seeing one twice changes nothing, so they need no key. */
  private static final Set<Kind> RECEIPTS = EnumSet.of(Kind.DELIVERED, Kind.READ);

  private final CastStore cast;
  private final FormStore forms;
  private final EditionStore editions;
  private final ReceiptStore receipts;
  private final EventStore events;
  private final OriginNameStore names;
  private final EnqueueStore outbox;
  private final RevealStore coupons;
  private final MissStore misses;
  private final InstantSource clock;

  public InboxStore(
      Tally tally, CastStore cast, FormStore forms, EditionStore editions, InstantSource clock) {
    String page = tally.page();
    this.coupons = new RevealStore(page, tally.days());
    this.cast = cast;
    this.forms = forms;
    this.editions = editions;
    this.receipts = new ReceiptStore(page);
    this.events = new EventStore(page, clock);
    this.names = new OriginNameStore(page);
    this.outbox = new EnqueueStore(page);
    this.misses = new MissStore(page);
    this.clock = clock;
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
    Future<?> kept = coupons.keepTerms(tx);
    Future<Set<UUID>> fresh =
        keyed.isEmpty() ? Future.succeededFuture(Set.of()) : events.remember(tx, keyed);
    return decided(tx, byKey.values(), Future.all(kept, fresh).map(ready -> fresh.result()));
  }

  /** Each event once, in the order of arrival: Meta's times may be equal. */
  static Map<UUID, CustomerEvent> distinct(Collection<CustomerEvent> arrived) {
    Map<UUID, CustomerEvent> byKey = new LinkedHashMap<>();
    arrived.forEach(event -> byKey.putIfAbsent(event.key(), event));
    return byKey;
  }

  /** Handles a parked event again; nothing happens when it is not parked any more. */
  Future<LastWrites<Batch>> replay(SqlConnection tx, CustomerEvent event) {
    return coupons
        .keepTerms(tx)
        .compose(kept -> decided(tx, List.of(event), events.unpark(tx, event.key())));
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
    Wordings wordings = Wordings.of(arrived);
    String[] psids = arrived.stream().map(CustomerEvent::person).distinct().toArray(String[]::new);
    Future<Map<String, Person>> locked = cast.known(tx, psids);
    Future<Map<String, Edition>> present = editions.of(tx, campaigns(arrived));
    Future<Map<String, List<SentMessage>>> named = receipts.named(tx, arrived);
    Future<Optional<Receptions>> called = forms.reception(tx, arrived, wordings);
    return Future.all(fresh, locked, present, named, called)
        .compose(loaded -> cast.strangers(tx, arrived, locked.result()))
        .compose(everybody -> editions.alsoOf(tx, present.result(), locked.result().values()))
        .compose(
            complete ->
                forms
                    .reception(tx, called.result(), locked.result().values())
                    .compose(
                        at ->
                            coupons(tx, inOrder(arrived, fresh.result()), locked.result(), complete)
                                .map(
                                    given ->
                                        new Batch(
                                            locked.result(),
                                            complete,
                                            named.result(),
                                            at,
                                            new Reveals(complete, given),
                                            clock.instant()))))
        .compose(
            batch -> {
              List<CustomerEvent> effective = inOrder(arrived, fresh.result());
              batch.origins = origins;
              batch.wordings = wordings;
              batch.fresh = fresh.result().size();
              batch.watermarks = effective.size() - batch.fresh;
              return forms
                  .allow(tx, batch.outcomes, locked.result(), effective)
                  .compose(
                      allowed -> {
                        batch.decideAll(effective);
                        return forms.save(tx, batch.outcomes).map(batch);
                      });
            })
        .compose(
            batch -> LastWrites.inNextTurn(batch, () -> save(tx, batch, arrived, locked.result())));
  }

  /** One more round trip, for those batches only in which somebody may want a coupon. */
  private Future<Handout> coupons(
      SqlConnection tx,
      List<CustomerEvent> events,
      Map<String, Person> people,
      Map<String, Edition> editions) {
    Set<Handout.Person> wanted = Reveals.wanted(events, people, editions);
    Instant now = clock.instant();
    if (wanted.isEmpty()) {
      return Future.succeededFuture(coupons.nothing(now));
    }
    Set<Long> strangers =
        people.values().stream()
            .filter(person -> person.created)
            .map(person -> person.id)
            .collect(toSet());
    return coupons.open(
        tx,
        Reveals.terms(wanted, editions),
        wanted,
        each -> strangers.contains(each.customer()),
        now);
  }

  private static Set<String> campaigns(Collection<CustomerEvent> arrived) {
    Set<String> named = new HashSet<>(Set.of(Conversation.WELCOME));
    arrived.forEach(
        event -> Button.Tap.read(event.payload()).ifPresent(tap -> named.add(tap.campaign())));
    return named;
  }

  static List<CustomerEvent> inOrder(Collection<CustomerEvent> arrived, Set<UUID> fresh) {
    return arrived.stream()
        .filter(event -> RECEIPTS.contains(event.kind()) || fresh.contains(event.key()))
        .sorted(Comparator.comparing(CustomerEvent::at))
        .toList();
  }

  private Future<Void> save(
      SqlConnection tx, Batch batch, Collection<CustomerEvent> arrived, Map<String, Person> known) {
    List<CustomerEvent> ofNobody =
        arrived.stream()
            .filter(one -> !RECEIPTS.contains(one.kind()) && !known.containsKey(one.person()))
            .toList();
    return Future.all(
            cast.save(tx, known.values(), batch.taps),
            coupons.save(tx, batch.reveals.handout()),
            outbox.add(tx, batch.answers.queued(), batch.answers.chat(), batch.now),
            misses.add(tx, batch.misses),
            events.optedOut(tx, batch.wordings.optOuts()),
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
