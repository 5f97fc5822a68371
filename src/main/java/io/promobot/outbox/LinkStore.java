package io.promobot.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.promobot.db.Database;
import io.promobot.db.LookupWorker;
import io.promobot.flow.Button;
import io.promobot.flow.Say.Links;
import io.promobot.flow.Texts;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The links in messages, which lead past us to a page of the owner's so that taps are counted. */
public final class LinkStore {
  private final Database db;
  private final String page;
  private final CopyStore copies;
  private final String publicUrl;
  private final InstantSource clock;
  private final LookupWorker<String, byte[]> keys = new LookupWorker<>(page -> readKey());
  private final AtomicReference<byte[]> key = new AtomicReference<>();

  /** {@code publicUrl} is our address, which links begin with. */
  public LinkStore(
      Database db, String page, CopyStore copies, String publicUrl, InstantSource clock) {
    this.db = db;
    this.page = page;
    this.copies = copies;
    this.publicUrl = publicUrl;
    this.clock = clock;
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
    return known != null
        ? Future.succeededFuture(known)
        : keys.find(page).map(Optional::orElseThrow).onSuccess(key::set);
  }

  private Future<Map<String, byte[]>> readKey() {
    return db.general()
        .preparedQuery(KEY)
        .execute(Tuple.of(page))
        .map(rows -> ("links " + rows.iterator().next().getString("salt")).getBytes(UTF_8))
        .map(salted -> Map.of(page, salted));
  }

  private static final String KEY = "SELECT salt::text FROM page WHERE page_id = $1";

  /** Where a link leads, and the tap of somebody who opens it. */
  public record Opened(String address, LinkTap tap) {}

  /** Looks up a link; empty when it is not one of ours. Counts nothing. */
  public Future<Optional<Opened>> open(String token) {
    return key()
        .compose(
            known ->
                LinkToken.read(token, known)
                    .map(this::open)
                    .orElse(Future.succeededFuture(Optional.empty())));
  }

  private Future<Optional<Opened>> open(LinkToken link) {
    return copies
        .find(link.campaign(), link.version())
        .map(copy -> copy.flatMap(texts -> opened(link, texts)));
  }

  private Optional<Opened> opened(LinkToken link, Texts copy) {
    return copy.story()
        .button(link.button())
        .flatMap(button -> address(copy, button).map(page -> new Opened(page, tap(link, button))));
  }

  private static Optional<String> address(Texts copy, Button button) {
    return button.address().map(copy::get).filter(page -> !page.isBlank());
  }

  private LinkTap tap(LinkToken token, Button button) {
    LinkTap.Link link = new LinkTap.Link(token.customer(), token.campaign(), button.name());
    return new LinkTap(link, button.stage(), clock.instant());
  }
}
