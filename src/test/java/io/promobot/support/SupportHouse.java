package io.promobot.support;

import io.promobot.TestShop;
import io.promobot.channel.FakeDeskChannel;
import io.promobot.db.Await;
import io.promobot.outbox.FailedCall;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A shop with its first desks: Sales uses Slack, all others use e-mail. */
final class SupportHouse implements AutoCloseable {
  final TestShop shop = TestShop.open();
  final FakeDeskChannel slack = FakeDeskChannel.slack();
  final FakeDeskChannel mail = FakeDeskChannel.mail();
  final DeskChannels channels = new DeskChannels(List.of(slack, mail));
  final TopicStore topics = new TopicStore(shop.database, shop.page);
  final RequestListStore requests = new RequestListStore(shop.database, shop.page);
  final RequestStateStore states = new RequestStateStore(shop.database, shop.page);
  private final RequestStore store = new RequestStore(shop.page);
  private final FallbackStore fallback = new FallbackStore(shop.page);

  SupportHouse() {
    Await.on(new DeskSeedStore(shop.database, shop.page).seed());
  }

  static NewRequest request(String topic) {
    return request(topic, "How much?", "Ana");
  }

  static NewRequest request(String topic, String message, String name) {
    return new NewRequest(
        topic,
        message,
        Optional.of(name),
        Optional.of("ana@example.com"),
        Optional.of("+34612345678"),
        "poster",
        Map.of("size", "L"),
        Optional.empty());
  }

  List<Asked> ask(NewRequest... requests) {
    return Await.on(shop.database.transaction(tx -> store.ask(tx, Arrays.asList(requests))));
  }

  long asked(String topic) {
    return Long.parseLong(ask(request(topic)).get(0).id());
  }

  long channel(String name) {
    return shop.number("SELECT id FROM channel WHERE page_id = $1 AND name = $2", name);
  }

  long topic(String name) {
    return shop.number("SELECT id FROM topic WHERE page_id = $1 AND name = $2", name);
  }

  /** Who is notified of a request, in the order it was queued. */
  List<Request.Told> told(long request) {
    return Await.on(requests.find(request)).orElseThrow().told();
  }

  /** Sets all of a request's calls that are queued to this state. */
  void settle(long request, String state, String reason) {
    shop.rows(
        """
        UPDATE outbox SET state = $3, reason = $4, detail = 'no_service', attempts = 1,
          settled_at = now()
        WHERE page_id = $1 AND request_id = $2 AND state = 'queued'
        """,
        request,
        state,
        reason);
  }

  /** What the queue does with a request's calls that have failed. */
  void tellOfFailed(long request) {
    List<FailedCall> failed =
        shop
            .rows(
                """
                SELECT id, kind, request_id, channel_id, fallback FROM outbox
                WHERE page_id = $1 AND request_id = $2 AND state = 'failed'
                """,
                request)
            .stream()
            .map(
                row ->
                    new FailedCall(
                        row.getLong("id"),
                        row.getString("kind"),
                        row.getLong("request_id"),
                        row.getLong("channel_id"),
                        row.getBoolean("fallback")))
            .toList();
    Await.on(shop.database.transaction(tx -> fallback.failed(tx, failed)));
  }

  @Override
  public void close() {
    shop.close();
  }
}
