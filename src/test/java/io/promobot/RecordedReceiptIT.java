package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What recorded echoes and receipts say about messages that were sent. */
@Timeout(60)
class RecordedReceiptIT {
  private static Recorded recorded;
  private static Shop shop;

  @BeforeAll
  static void open() {
    recorded = new Recorded();
    shop = recorded.shop;
  }

  @AfterAll
  static void close() {
    recorded.close();
  }

  @BeforeEach
  void forget_everything() {
    recorded.forget();
  }

  @Test
  void our_own_echo_settles_the_send_whose_metadata_it_carries() {
    recorded.welcomed();

    assertThat(shop.sql.rows("SELECT state, message_id FROM outbox"))
        .containsExactly("sent m_echo_1");
    assertThat(shop.people("welcome").getInteger("sent")).isEqualTo(1);
    assertThat(recorded.events()).containsExactly("STARTED done");
  }

  @ParameterizedTest
  @ValueSource(strings = {"delivery_watermark.json", "delivery_mids.json"})
  void a_delivery_receipt_covers_what_was_sent_before_its_watermark(String file) {
    recorded.welcomed();

    recorded.post(file);

    assertThat(shop.people("welcome").getInteger("delivered")).isEqualTo(1);
    assertThat(shop.people("welcome").getInteger("seen")).isZero();
  }

  @Test
  void a_delivery_receipt_covers_the_messages_it_names_whenever_they_were_sent() {
    recorded.welcomed();
    shop.sql.run("UPDATE journey SET reached_at[1] = 1790000001000000");
    recorded.post("delivery_mids.json");
    assertThat(shop.people("welcome").getInteger("delivered")).isZero();
    shop.sql.run("UPDATE outbox SET message_id = 'm_out_1'");

    recorded.post("delivery_mids.json");

    assertThat(shop.people("welcome").getInteger("delivered")).isEqualTo(1);
  }

  @Test
  void a_read_receipt_covers_what_was_sent_until_its_watermark_and_implies_delivery() {
    recorded.welcomed();

    recorded.post("read.json");

    assertThat(shop.people("welcome").getInteger("delivered")).isEqualTo(1);
    assertThat(shop.people("welcome").getInteger("seen")).isEqualTo(1);
    assertThat(shop.people("welcome").getInteger("responded")).isZero();
  }
}
