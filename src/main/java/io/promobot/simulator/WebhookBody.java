package io.promobot.simulator;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The bytes of one webhook POST: the events in order, a hundred per entry. */
record WebhookBody(byte[] bytes) {
  private static final int EVENTS_AN_ENTRY = 100;

  static WebhookBody of(String pageId, long time, List<PageEvent> events) {
    StringBuilder body = new StringBuilder(256 + events.size() * 300);
    body.append("{\"object\":\"page\",\"entry\":[");
    for (int i = 0; i < events.size(); i++) {
      if (i % EVENTS_AN_ENTRY == 0) {
        body.append(i == 0 ? "" : "]},").append("{\"id\":\"").append(pageId);
        body.append("\",\"time\":").append(time).append(",\"messaging\":[");
      } else {
        body.append(',');
      }
      body.append(events.get(i).json());
    }
    return new WebhookBody(body.append("]}]}").toString().getBytes(StandardCharsets.US_ASCII));
  }
}
