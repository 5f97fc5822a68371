package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What anybody may read: monitors, link previews and Facebook ask for its head first. */
@Timeout(60)
class PublicPagesIT {
  private static final String CODE = "a1b2c3d4";
  private static Shop shop;

  @BeforeAll
  static void open() {
    shop = Shop.open();
    shop.sql.run(
        "INSERT INTO deletion_request (page_id, code, signature) VALUES (?, ?, 'x'::bytea)",
        Shop.PAGE,
        CODE);
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  private static Map<String, List<String>> headers(Shop.Answer answer) {
    var headers = new TreeMap<>(answer.raw().headers().map());
    headers.remove("date");
    // RFC 9110 lets the answer to HEAD leave it out
    headers.remove("content-length");
    return headers;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/chat",
        "/chat?ref=poster",
        "/chat.js",
        "/chat-panel.js",
        "/c/sample",
        "/c/sample.png",
        "/c/unknown",
        "/demo/shop",
        "/demo/shop/shop.css",
        "/demo/shop/nothing.css",
        "/docs/api",
        "/health/live",
        "/health/ready",
        "/images/coupon.png",
        "/images/nothing.png",
        "/meta/deletion/" + CODE,
        "/meta/deletion/unknown",
        "/privacy",
        "/r/unknown"
      })
  void a_head_has_the_status_and_headers_of_a_get_and_no_body(String path) {
    var whole = shop.get(path);
    var head = shop.ask("HEAD", path, new byte[0]);

    assertThat(head.status()).isEqualTo(whole.status());
    assertThat(headers(head)).isEqualTo(headers(whole));
    assertThat(head.text()).isEmpty();
    if (!path.contains("unknown") && !path.contains("nothing")) {
      assertThat(whole.text()).isNotEmpty();
    }
  }
}
