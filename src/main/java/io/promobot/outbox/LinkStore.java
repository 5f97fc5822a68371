package io.promobot.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.promobot.db.Database;
import io.promobot.flow.Button;
import io.promobot.flow.Say.Links;
import io.promobot.flow.Texts;
import io.promobot.stats.Journey;
import io.promobot.stats.JourneyStore;
import io.promobot.stats.Tally;
import io.promobot.stats.TapStore;
import io.promobot.stats.TapStore.Tap;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Links that count a tap before redirecting to a page of the owner's. */
public final class LinkStore {
  private final Database db;
  private final String page;
  private final CopyStore copies;
  private final String publicUrl;
  private final InstantSource clock;
  private final JourneyStore journeys;
  private final TapStore taps;
  private final AtomicReference<byte[]> key = new AtomicReference<>();

  /** {@code publicUrl} is our address, which links begin with. */
  public LinkStore(
      Database db, Tally tally, CopyStore copies, String publicUrl, InstantSource clock) {
    this.db = db;
    this.page = tally.page();
    this.copies = copies;
    this.publicUrl = publicUrl;
    this.clock = clock;
    this.journeys = new JourneyStore(tally);
    this.taps = new TapStore(tally);
  }

  /** The links of a message to this customer. */
  Future<Links> of(Due due) {
    return key()
        .map(
            known ->
                button ->
                    publicUrl
                        + "/r/"
                        + new LinkToken(
                                due.customer(), due.campaign(), due.version(), button.name())
                            .signed(known));
  }

  /** The same after restarts and on all replicas: it belongs to the page. */
  private Future<byte[]> key() {
    byte[] known = key.get();
    return known != null ? Future.succeededFuture(known) : readKey();
  }

  private Future<byte[]> readKey() {
    return db.general()
        .preparedQuery(KEY)
        .execute(Tuple.of(page))
        .map(rows -> ("links " + rows.iterator().next().getString("salt")).getBytes(UTF_8))
        .onSuccess(key::set);
  }

  private static final String KEY = "SELECT salt::text FROM page WHERE page_id = $1";

  /** Where a link leads, and which campaign it belongs to. */
  public record Opened(String address, String campaign) {}

  /**
   * Opens a link; empty when it is not one of ours.
   *
   * @param counted whether to count it as a tap
   */
  public Future<Optional<Opened>> open(String token, boolean counted) {
    return key()
        .compose(
            known ->
                LinkToken.read(token, known)
                    .map(link -> open(link, counted))
                    .orElse(Future.succeededFuture(Optional.empty())));
  }

  private Future<Optional<Opened>> open(LinkToken link, boolean counted) {
    return copies
        .find(link.campaign(), link.version())
        .compose(
            copy -> {
              Optional<Button> button = copy.flatMap(each -> each.story().button(link.button()));
              Optional<Opened> opened =
                  button
                      .flatMap(each -> address(copy.get(), each))
                      .map(address -> new Opened(address, link.campaign()));
              return opened.isEmpty() || !counted
                  ? Future.succeededFuture(opened)
                  : db.transaction(tx -> count(tx, link, button.get())).map(opened);
            });
  }

  private static Optional<String> address(Texts copy, Button button) {
    return button.address().map(copy::get).filter(page -> !page.isBlank());
  }

  private Future<Void> count(SqlConnection tx, LinkToken link, Button button) {
    Instant now = clock.instant();
    return tx.preparedQuery(LOCK)
        .execute(Tuple.of(page, link.customer()))
        .compose(
            rows ->
                rows.size() == 0
                    ? Future.succeededFuture()
                    : journeys
                        .ofPeople(tx, new String[] {rows.iterator().next().getString("psid")})
                        .compose(all -> reached(tx, all, link, button, now))
                        .compose(
                            saved ->
                                taps.add(
                                    tx, List.of(new Tap(link.campaign(), button.name(), now)))));
  }

  private static final String LOCK =
      "SELECT psid FROM customer WHERE page_id = $1 AND id = $2 FOR UPDATE";

  private Future<Void> reached(
      SqlConnection tx, List<Journey> all, LinkToken link, Button button, Instant now) {
    List<Journey> theirs =
        all.stream()
            .filter(one -> one.campaign().equals(link.campaign()))
            .filter(one -> !one.path().has(button.stage()))
            .toList();
    theirs.forEach(one -> one.reach(button.stage(), now));
    return journeys.save(tx, theirs);
  }
}
