package io.promobot.simulator;

import io.vertx.core.json.JsonObject;
import java.util.Map;

/** The ledger's totals at one moment. */
public record LedgerTotals(
    long accepted,
    Map<String, Long> refused,
    long unanswered,
    long webhooksDelivered,
    long webhooksRetried,
    long eventsDelivered,
    long eventsWaiting,
    long profileLookups,
    long duplicateMetadata) {

  JsonObject toJson() {
    JsonObject byCode = new JsonObject();
    refused.forEach(byCode::put);
    return new JsonObject()
        .put("accepted", accepted)
        .put("refused", byCode)
        .put("unanswered", unanswered)
        .put("webhooks_delivered", webhooksDelivered)
        .put("webhooks_retried", webhooksRetried)
        .put("events_delivered", eventsDelivered)
        .put("events_waiting", eventsWaiting)
        .put("profile_lookups", profileLookups)
        .put("duplicate_metadata", duplicateMetadata);
  }
}
