package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where a visitor's clock is, from their browser to the customer's page. */
@Timeout(120)
class TimeZoneIT {
  private Shop shop;
  private ChatVisitor ben;

  @BeforeEach
  void open() {
    shop = Shop.open();
    ben = new ChatVisitor(shop.at("").toString(), "");
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private String known() {
    return shop.sql.rows("SELECT coalesce(time_zone, 'unknown') FROM customer").get(0);
  }

  @Test
  void the_browser_tells_it_with_what_a_visitor_does_and_it_follows_them() {
    ben.in("Asia/Tokyo").does(ChatVisitor.event("start"));
    assertThat(known()).isEqualTo("Asia/Tokyo");
    String id = shop.sql.rows("SELECT id::text FROM customer").get(0);
    assertThat(shop.api("GET", "/customers/" + id, "").json().getString("time_zone"))
        .isEqualTo("Asia/Tokyo");

    Await.until(() -> !ben.messages().isEmpty());
    String newest = ben.messages().get(0).getString("id");
    ben.in("Europe/Madrid").does(ChatVisitor.event("seen").put("message", newest));
    assertThat(known()).isEqualTo("Europe/Madrid");
  }

  @Test
  void what_does_not_name_a_place_is_not_believed_and_nothing_is_lost_by_it() {
    ben.does(ChatVisitor.event("start"));
    assertThat(known()).isEqualTo("unknown");
    for (String odd :
        new String[] {"UTC", "Etc/GMT+5", "+02:00", "Mars/Base", "europe/madrid", "'; --", ""}) {
      ben.in(odd).does(ChatVisitor.event("start"));
      assertThat(known()).as(odd).isEqualTo("unknown");
    }

    ben.in("Europe/Madrid").does(ChatVisitor.event("start"));
    ben.in("Mars/Base").does(ChatVisitor.event("start"));
    assertThat(known()).isEqualTo("Europe/Madrid");

    assertThat(ben.in("x".repeat(65)).post(ChatVisitor.event("start")).statusCode()).isEqualTo(400);
  }

  @Test
  void it_is_erased_with_the_person() {
    ben.in("Asia/Tokyo").does(ChatVisitor.event("start"));
    ben.does(ChatVisitor.event("forget"));

    assertThat(shop.sql.number("SELECT count(*) FROM customer WHERE time_zone IS NOT NULL"))
        .isZero();
  }
}
