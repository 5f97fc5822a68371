package io.promobot.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.db.Await;
import io.promobot.privacy.PersonalTables.Table;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PersonDataStoreIT {
  /** Tables in which nothing leads to one person: what the owner set up, and figures. */
  private static final List<String> ABOUT_NOBODY =
      List.of(
          "campaign",
          "campaign_copy",
          "experiment",
          "variant",
          "wave",
          "channel",
          "coupon_terms",
          "entry_link",
          "erased",
          "image",
          "origin",
          "origin_count",
          "owner",
          "page",
          "path_count",
          "pause",
          "phrase",
          "pin_caller",
          "planned_send",
          "unopened",
          "program_token",
          "sale_count",
          "segment",
          "session",
          "sign_in_link",
          "sign_up_count",
          "stage_count",
          "story_copy",
          "tap_count",
          "till",
          "till_session",
          "topic",
          "topic_channel",
          "website",
          "weekly_letter",
          "wrong_guess");

  private TestShop shop;
  private PersonDataStore store;
  private long ana;

  @BeforeEach
  void open() {
    shop = TestShop.open();
    store = new PersonDataStore(shop.database, shop.page);
    shop.customers("p", 2);
    ana = shop.customer("p-1");
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private Map<String, List<Map<String, Object>>> data() {
    return Await.on(store.find(ana)).orElseThrow().tables();
  }

  private void change(String schema) {
    Await.on(shop.database.bulk().query(schema).execute());
  }

  private List<String> undecided() {
    return Await.on(shop.database.transaction(store::tables)).stream()
        .filter(table -> table.aboutSomebody().isEmpty())
        .map(Table::name)
        .filter(name -> !ABOUT_NOBODY.contains(name))
        .toList();
  }

  @Test
  void each_table_is_about_somebody_or_known_to_be_about_nobody() {
    assertThat(undecided())
        .as("tables whose rows lead to nobody; add a link to PersonalTables or the table here")
        .isEmpty();

    change("CREATE TABLE wish (page_id text, owner_of_wish bigint)");
    assertThat(undecided()).containsExactly("wish");
  }

  @Test
  void a_new_table_with_customers_is_found_without_being_named_anywhere() {
    change("CREATE TABLE wish (page_id text, customer_id bigint, text text)");
    shop.rows("INSERT INTO wish VALUES ($1, $2, 'a blue one'), ($1, 0, 'a red one')", ana);

    assertThat(data().get("wish"))
        .containsExactly(Map.of("customer_id", Math.toIntExact(ana), "text", "a blue one"));
  }

  @Test
  void everything_about_the_person_is_there_and_nothing_about_others() {
    shop.rows(
        """
        INSERT INTO lead (page_id, name, email, email_key, customer_id)
        VALUES ($1, 'Ana', 'Ana@example.com', 'ana@example.com', $2),
          ($1, 'Ben', 'ben@example.com', 'ben@example.com', $2 + 1)
        """,
        ana);
    shop.rows(
        """
        INSERT INTO request (page_id, topic, message, email, customer_id)
        VALUES ($1, 'Sizes', 'in the chat', NULL, $2), ($1, 'Sizes', 'by the bot', 'ANA@example.com', NULL),
          ($1, 'Sizes', 'not hers', 'ben@example.com', $2 + 1)
        """,
        ana);
    shop.rows(
        """
        INSERT INTO event (page_id, key, psid, kind, state, at, raw)
        VALUES ($1, gen_random_uuid(), 'p-1', 'SAID', 'done', now(), '{"message":{"text":"hello"}}'),
          ($1, gen_random_uuid(), 'p-2', 'SAID', 'done', now(), '{"message":{"text":"not hers"}}')
        """);
    shop.rows(
        """
        INSERT INTO journey (page_id, customer_id, campaign_id, version, origin, path, reached_at)
        VALUES ($1, $2, 'welcome', 1, '', 1, ARRAY[1000000])
        """,
        ana);

    var data = data();

    assertThat(data.get("customer")).singleElement().asString().contains("p-1", "Name 1");
    assertThat(data.get("lead")).singleElement().asString().contains("Ana@example.com");
    assertThat(data.get("request"))
        .extracting(row -> row.get("message"))
        .containsExactly("in the chat", "by the bot");
    assertThat(data.get("event"))
        .singleElement()
        .asString()
        .contains("message={text=hello}")
        .doesNotContain("\\x");
    assertThat(data.get("journey"))
        .singleElement()
        .extracting(row -> row.get("reached_at"))
        .isEqualTo(Map.of("sent", "1970-01-01T00:00:01Z"));
    assertThat(data.toString()).doesNotContain("not hers", "ben@example.com", "page_id");
  }

  @Test
  void secrets_and_checksums_are_left_out() {
    change("ALTER TABLE customer ADD token_hash bytea, ADD secret text, ADD mark bytea");
    shop.rows(
        "UPDATE customer SET token_hash = 'abc', secret = 'xyz', mark = '\\x00ff' WHERE page_id = $1");

    assertThat(data().get("customer").get(0)).doesNotContainKeys("token_hash", "secret", "mark");
  }

  @Test
  void somebody_unknown_has_no_data() {
    assertThat(Await.on(store.find(ana + 100))).isEmpty();
  }
}
