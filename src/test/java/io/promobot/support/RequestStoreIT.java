package io.promobot.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.db.Await;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RequestStoreIT {
  private TestShop shop;

  @BeforeEach
  void open() {
    shop = TestShop.open();
    Await.on(new DeskSeedStore(shop.database, shop.page).seed());
  }

  @AfterEach
  void close() {
    shop.close();
  }

  static NewRequest request(String topic) {
    return new NewRequest(
        topic,
        "How much?",
        Optional.of("Ana"),
        Optional.of("ana@example.com"),
        Optional.empty(),
        "poster",
        Map.of("size", "L"),
        Optional.empty());
  }

  private List<Asked> ask(NewRequest... requests) {
    var store = new RequestStore(shop.page);
    return Await.on(shop.database.transaction(tx -> store.ask(tx, Arrays.asList(requests))));
  }

  private List<String> orders() {
    return shop
        .rows(
            """
            SELECT r.topic || ' -> ' || c.name || ' by ' || o.kind || ', ' || o.state AS line
            FROM outbox o JOIN request r ON r.page_id = o.page_id AND r.id = o.request_id
              JOIN channel c ON c.page_id = o.page_id AND c.id = o.channel_id
            WHERE o.page_id = $1 AND o.priority = 2 AND o.due_at <= now() AND NOT o.fallback
            ORDER BY o.id
            """)
        .stream()
        .map(row -> row.getString("line"))
        .toList();
  }

  @Test
  void each_topic_is_told_to_its_own_channel_and_the_unknown_one_to_the_default_desk() {
    List<Asked> asked = ask(request("Sales "), request("pricing"), request("Refunds"));

    assertThat(asked).extracting(Asked::topic).containsExactly("Sales", "Pricing", "(default)");
    assertThat(asked)
        .extracting(Asked::channels)
        .containsExactly(List.of("slack"), List.of("email"), List.of("email"));
    assertThat(orders())
        .containsExactly(
            "Sales -> Slack by slack, queued",
            "pricing -> E-mail by email, queued",
            "Refunds -> E-mail by email, queued");
    assertThat(
            shop.number(
                "SELECT id FROM request WHERE page_id = $1 AND unknown_topic AND id = $2",
                Long.valueOf(asked.get(2).id())))
        .isPositive();
  }

  @Test
  void a_topic_with_several_channels_is_told_to_all_of_them() {
    shop.rows(
        """
        INSERT INTO topic_channel (page_id, topic_id, channel_id)
        SELECT $1, t.id, c.id FROM topic t JOIN channel c USING (page_id)
        WHERE t.page_id = $1 AND t.name_key = 'sales'
        ON CONFLICT DO NOTHING
        """);

    List<Asked> asked = ask(request("SALES"));

    assertThat(asked.get(0).channels()).containsExactly("slack", "email");
    assertThat(orders()).hasSize(2);
  }

  @Test
  void everything_that_was_said_is_kept_and_nothing_that_no_table_can_hold() {
    ask(
        new NewRequest(
            " Sales\0",
            "Is\0 it 'mine'? \\u0000",
            Optional.of(" "),
            Optional.empty(),
            Optional.of("+34612345678"),
            "",
            Map.of("note\0", "a\\u0000\0b"),
            Optional.of(7L)));

    var row =
        shop.rows("SELECT *, attributes::text AS kept FROM request WHERE page_id = $1").get(0);
    assertThat(row.getString("topic")).isEqualTo("Sales");
    assertThat(row.getString("message")).isEqualTo("Is it 'mine'? \\u0000");
    assertThat(row.getString("name")).isNull();
    assertThat(row.getString("phone")).isEqualTo("+34612345678");
    assertThat(row.getString("kept")).isEqualTo("{\"note\": \"a\\\\u0000b\"}");
    assertThat(row.getLong("customer_id")).isEqualTo(7);
  }

  @Test
  void many_at_once_keep_their_order() {
    NewRequest[] many = new NewRequest[300];
    Arrays.setAll(many, i -> request(i % 2 == 0 ? "sales" : "topic " + i));

    List<Asked> asked = ask(many);

    assertThat(asked).hasSize(300);
    assertThat(asked.get(298).topic()).isEqualTo("Sales");
    assertThat(asked.get(299).topic()).isEqualTo("(default)");
    assertThat(
            shop.rows("SELECT topic FROM request WHERE page_id = $1 ORDER BY id")
                .get(299)
                .getString(0))
        .isEqualTo("topic 299");
  }

  @Test
  void the_first_desks_are_made_once_and_stay_as_the_owner_leaves_them() {
    shop.rows("DELETE FROM topic WHERE page_id = $1 AND name = 'Sales'");
    shop.rows("UPDATE topic SET name = 'Reception' WHERE page_id = $1 AND is_default");

    Await.on(new DeskSeedStore(shop.database, shop.page).seed());

    assertThat(shop.rows("SELECT name FROM topic WHERE page_id = $1 ORDER BY name"))
        .extracting(row -> row.getString(0))
        .containsExactly("Pricing", "Reception");
    assertThat(shop.number("SELECT count(*) FROM channel WHERE page_id = $1")).isEqualTo(2);
  }
}
