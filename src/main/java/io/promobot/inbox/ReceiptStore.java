package io.promobot.inbox;

import io.promobot.channel.CustomerEvent;
import io.promobot.channel.CustomerEvent.Kind;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the messages of ours that delivery receipts name. */
final class ReceiptStore {
  private final String page;

  /** A message of ours that a delivery receipt names. */
  record SentMessage(long customer, String campaign, String say) {}

  ReceiptStore(String page) {
    this.page = page;
  }

  /** By the message id Messenger gave them. */
  Future<Map<String, List<SentMessage>>> named(
      SqlConnection tx, Collection<CustomerEvent> arrived) {
    String[] mids =
        arrived.stream()
            .filter(event -> event.kind() == Kind.DELIVERED)
            .flatMap(event -> event.mids().stream())
            .distinct()
            .toArray(String[]::new);
    if (mids.length == 0) {
      return Future.succeededFuture(Map.of());
    }
    return tx.preparedQuery(NAMED_BY_RECEIPTS)
        .execute(Tuple.tuple().addString(page).addArrayOfString(mids))
        .map(ReceiptStore::byMessageId);
  }

  private static final String NAMED_BY_RECEIPTS =
      """
      SELECT message_id, customer_id, campaign_id, say FROM outbox
      WHERE page_id = $1 AND message_id = ANY ($2) AND state = 'sent' AND campaign_id IS NOT NULL
        AND say IS NOT NULL AND customer_id IS NOT NULL
      """;

  private static Map<String, List<SentMessage>> byMessageId(Iterable<Row> rows) {
    Map<String, List<SentMessage>> sent = new HashMap<>();
    for (Row row : rows) {
      sent.computeIfAbsent(row.getString("message_id"), mid -> new ArrayList<>())
          .add(
              new SentMessage(
                  row.getLong("customer_id"), row.getString("campaign_id"), row.getString("say")));
    }
    return sent;
  }
}
