package io.promobot.support;

import io.promobot.event.EventOrders;
import io.promobot.event.EventType;
import io.promobot.outbox.Order;
import io.promobot.outbox.OrderStore;
import io.promobot.support.Desks.Answering;
import io.promobot.support.Desks.Desk;
import io.promobot.support.Desks.Place;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Accepts requests and queues the notifications of their desks, in one transaction. */
public final class RequestStore {
  private final String page;
  private final OrderStore orders;

  /** One request on its way in: the question, and the desk that answers it. */
  private record Going(NewRequest request, Answering desk) {}

  public RequestStore(String page) {
    this.page = page;
    this.orders = new OrderStore(page);
  }

  /** Answers in the order of the requests; the calls are due immediately. */
  public Future<List<Asked>> ask(SqlConnection tx, List<NewRequest> requests) {
    if (requests.isEmpty()) {
      return Future.succeededFuture(List.of());
    }
    return desks(tx)
        .map(desks -> requests.stream().map(each -> going(each, desks)).toList())
        .compose(going -> add(tx, going));
  }

  private static Going going(NewRequest request, Desks desks) {
    return new Going(request, desks.of(request.topic()));
  }

  /** Topics and channels are read together, so they fit even if something changes meanwhile. */
  private Future<Desks> desks(SqlConnection tx) {
    return tx.preparedQuery(DESKS)
        .execute(Tuple.of(page))
        .map(rows -> new Desks(rows.stream().map(RequestStore::desk).toList()));
  }

  private static final String DESKS =
      """
      SELECT t.id, t.name, t.name_key, t.is_default,
        array_agg(c.id ORDER BY c.id) FILTER (WHERE c.id IS NOT NULL) AS channels,
        array_agg(c.type ORDER BY c.id) FILTER (WHERE c.id IS NOT NULL) AS types
      FROM topic t
        LEFT JOIN topic_channel tc ON tc.page_id = t.page_id AND tc.topic_id = t.id
        LEFT JOIN channel c ON c.page_id = tc.page_id AND c.id = tc.channel_id
      WHERE t.page_id = $1
      GROUP BY t.page_id, t.id
      ORDER BY t.id
      """;

  private static Desk desk(Row row) {
    Long[] channels = row.getArrayOfLongs("channels");
    String[] types = row.getArrayOfStrings("types");
    return new Desk(
        row.getLong("id"),
        row.getString("name"),
        row.getString("name_key"),
        row.getBoolean("is_default"),
        IntStream.range(0, channels == null ? 0 : channels.length)
            .mapToObj(i -> new Place(channels[i], types[i]))
            .toList());
  }

  private Future<List<Asked>> add(SqlConnection tx, List<Going> going) {
    Tuple tuple =
        Tuple.tuple()
            .addString(page)
            .addArrayOfString(texts(going, g -> g.request().topic()))
            .addArrayOfLong(longs(going, g -> g.desk().topic().orElse(null)))
            .addArrayOfBoolean(going.stream().map(g -> g.desk().unknown()).toArray(Boolean[]::new))
            .addArrayOfString(texts(going, g -> g.request().message()))
            .addArrayOfString(texts(going, g -> g.request().name().orElse(null)))
            .addArrayOfString(texts(going, g -> g.request().email().orElse(null)))
            .addArrayOfString(texts(going, g -> g.request().phone().orElse(null)))
            .addArrayOfString(texts(going, g -> g.request().origin()))
            .addArrayOfString(texts(going, g -> json(g.request())))
            .addArrayOfLong(longs(going, g -> g.request().customer().orElse(null)));
    return tx.preparedQuery(ADD)
        .execute(tuple)
        .map(rows -> rows.stream().map(row -> row.getLong("id")).sorted().toList())
        .compose(ids -> orders.add(tx, orders(ids, going)).map(asked(ids, going)));
  }

  // Rows get their ids in the order of the SELECT, so sorting by id restores the order of the
  // requests.
  private static final String ADD =
      """
      WITH added AS (
      INSERT INTO request (page_id, topic, topic_id, unknown_topic, message, name, email, phone,
        origin, attributes, customer_id)
      SELECT $1, u.topic, u.topic_id, u.unknown_topic, u.message, u.name, u.email, u.phone,
        u.origin, u.attributes::jsonb, u.customer_id
      FROM unnest($2::text[], $3::bigint[], $4::bool[], $5::text[], $6::text[], $7::text[],
          $8::text[], $9::text[], $10::text[], $11::bigint[]) WITH ORDINALITY
        AS u (topic, topic_id, unknown_topic, message, name, email, phone, origin, attributes,
          customer_id, nth)
      ORDER BY u.nth
      RETURNING id, customer_id),
      %s, calls AS (
      %s)
      SELECT id FROM added
      """
          .formatted(
              EventOrders.news(EventType.REQUEST_OPENED, "customer_id", "NULL", "added"),
              EventOrders.OF_NEWS);

  private static String[] texts(List<Going> going, Function<Going, String> text) {
    return going.stream().map(text).toArray(String[]::new);
  }

  private static Long[] longs(List<Going> going, Function<Going, Long> number) {
    return going.stream().map(number).toArray(Long[]::new);
  }

  private static String json(NewRequest request) {
    return new JsonObject(new HashMap<>(request.attributes())).encode();
  }

  private static List<Order> orders(List<Long> ids, List<Going> going) {
    return IntStream.range(0, ids.size())
        .boxed()
        .flatMap(i -> news(ids.get(i), going.get(i).desk().places()))
        .toList();
  }

  private static Stream<Order> news(long request, List<Place> places) {
    return places.stream().map(each -> Order.news(each.type(), request, each.channel(), false));
  }

  private static List<Asked> asked(List<Long> ids, List<Going> going) {
    return IntStream.range(0, ids.size())
        .mapToObj(
            i ->
                new Asked(
                    ids.get(i).toString(),
                    going.get(i).desk().shown(),
                    going.get(i).desk().types()))
        .toList();
  }
}
