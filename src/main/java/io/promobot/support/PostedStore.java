package io.promobot.support;

import io.promobot.channel.DeskChannel;
import io.promobot.channel.Event;
import io.promobot.db.Database;
import io.promobot.subscriber.EventLoadStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;

/** Shows the owner what a program of theirs is sent, so that they can write and test it. */
public final class PostedStore {
  private final Database database;
  private final String page;
  private final NewsStore news;
  private final CouponEventStore coupons;
  private final EventLoadStore events;
  private final DeskChannels channels;
  private final InstantSource clock;

  /**
   * A body and what proves who sent it.
   *
   * @param headers as of the last attempt, or of now when there has been none
   * @param body byte by byte as it is signed
   */
  public record Posted(Map<String, String> headers, String body) {
    @Override
    public String toString() {
      return "Posted";
    }
  }

  private record Signed(DeskChannel channel, Event event) {
    @Override
    public String toString() {
      return "Signed";
    }
  }

  public PostedStore(
      Database database,
      String page,
      NewsStore news,
      CouponEventStore coupons,
      EventLoadStore events,
      DeskChannels channels,
      InstantSource clock) {
    this.database = database;
    this.page = page;
    this.news = news;
    this.coupons = coupons;
    this.events = events;
    this.channels = channels;
    this.clock = clock;
  }

  /** Empty when it goes to no webhook, or when its channel or subject has been removed. */
  public Future<Optional<Posted>> of(long delivery) {
    return database
        .general()
        .preparedQuery(CALL)
        .execute(Tuple.of(page, delivery))
        .compose(
            rows ->
                rows.stream()
                    .findFirst()
                    .map(row -> signed(row).map(found -> found.map(each -> posted(row, each))))
                    .orElse(Future.succeededFuture(Optional.empty())));
  }

  private static final String CALL =
      """
      SELECT id, channel_id, request_id, coupon_entry_id, event, attempted_at FROM outbox
      WHERE page_id = $1 AND id = $2 AND channel_id IS NOT NULL
      """;

  private Future<Optional<Signed>> signed(Row row) {
    if (row.getString("event") != null) {
      return events.load(row.getLong("id")).map(found -> found.flatMap(this::ofEvent));
    }
    Long entry = row.getLong("coupon_entry_id");
    Long request = row.getLong("request_id");
    long channel = row.getLong("channel_id");
    if (entry != null) {
      return coupons.load(entry, channel).map(found -> found.flatMap(this::ofCoupon));
    }
    return request == null
        ? Future.succeededFuture(Optional.empty())
        : news.load(request, channel).map(found -> found.flatMap(this::ofNews));
  }

  private Optional<Signed> ofEvent(EventLoadStore.Loaded loaded) {
    return loaded
        .type()
        .flatMap(channels::of)
        .flatMap(
            channel ->
                loaded.keys().map(keys -> new Signed(channel, new Event(loaded.json(), keys))));
  }

  private Optional<Signed> ofCoupon(CouponEventStore.Loaded loaded) {
    return loaded
        .place()
        .flatMap(
            place ->
                channels
                    .of(place.type())
                    .flatMap(
                        channel ->
                            place
                                .keys()
                                .map(keys -> new Signed(channel, new Event(loaded.json(), keys)))));
  }

  private Optional<Signed> ofNews(NewsStore.Loaded loaded) {
    return loaded
        .place()
        .flatMap(
            place ->
                channels
                    .of(place.type())
                    .flatMap(
                        channel ->
                            channel
                                .signed(place.news(loaded.notice()))
                                .map(event -> new Signed(channel, event))));
  }

  private Posted posted(Row row, Signed signed) {
    Instant at =
        Optional.ofNullable(row.getOffsetDateTime("attempted_at"))
            .map(OffsetDateTime::toInstant)
            .orElseGet(clock::instant);
    String id = row.getLong("id").toString();
    return new Posted(signed.channel().proof(id, signed.event(), at), signed.event().json());
  }
}
