package io.promobot.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.CustomerEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Webhook bodies written by hand, with single quotes for double ones. */
final class Bodies {
  static final String ENDS = "'sender':{'id':'7'},'recipient':{'id':'1'}";
  static final String GOOD =
      "{" + ENDS + ",'timestamp':1790000000000,'message':{'mid':'m_good','text':'hi'}}";

  private static final WebhookParser PARSER = new WebhookParser();

  private Bodies() {}

  static CustomerEvent one(String item) {
    List<CustomerEvent> events = parse(body(item));
    assertThat(events).hasSize(1);
    return events.get(0);
  }

  static List<CustomerEvent> parse(String body) {
    return PARSER.parse(bytes(body)).events();
  }

  static String body(String items) {
    return "{'object':'page','entry':[{'id':'1','time':1790000000099,'messaging':["
        + items
        + "]}]}";
  }

  static byte[] bytes(String json) {
    return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }
}
