package io.promobot.outbox;

import io.promobot.db.Database;
import io.promobot.flow.Button;
import io.promobot.flow.CouponInHand;
import io.promobot.flow.Reader.Links;
import io.promobot.flow.Texts;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.Optional;

/** The links in messages, which lead past us to a page of the owner's so that taps are counted. */
public final class LinkStore {
  private final CopyStore copies;
  private final String publicUrl;
  private final InstantSource clock;
  private final PageKeyStore keys;

  /** {@code publicUrl} is our address, which links begin with. */
  public LinkStore(
      Database db, String page, CopyStore copies, String publicUrl, InstantSource clock) {
    this.keys = new PageKeyStore(db, page, "links");
    this.copies = copies;
    this.publicUrl = publicUrl;
    this.clock = clock;
  }

  /** The links of a message to this customer. */
  Future<Links> of(long customer, String campaign, int version) {
    return keys.key()
        .map(
            known ->
                button ->
                    publicUrl
                        + "/r/"
                        + new LinkToken(customer, campaign, version, button.name()).signed(known));
  }

  /** The coupon in a row's words; empty when there is none. */
  Optional<CouponInHand> coupon(Optional<JsonObject> words) {
    return words.flatMap(json -> WordsJson.coupon(json, publicUrl));
  }

  /** Where a link leads, and the tap of somebody who opens it. */
  public record Opened(String address, LinkTap tap) {}

  /** Looks up a link; empty when it is not one of ours. Counts nothing. */
  public Future<Optional<Opened>> open(String token) {
    return keys.key()
        .compose(
            known ->
                LinkToken.read(token, known)
                    .map(this::open)
                    .orElse(Future.succeededFuture(Optional.empty())));
  }

  private Future<Optional<Opened>> open(LinkToken link) {
    return copies
        .find(link.campaign(), link.version())
        .map(copy -> copy.flatMap(texts -> opened(link, texts.in(Optional.empty()))));
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
