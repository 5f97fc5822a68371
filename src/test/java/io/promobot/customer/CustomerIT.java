package io.promobot.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.TestShop;
import io.promobot.customer.CustomerFilter.Sort;
import io.promobot.db.Await;
import io.promobot.db.BadCursor;
import io.promobot.db.Page;
import io.promobot.stats.Recount;
import io.promobot.stats.Stats;
import io.promobot.stats.Tallies;
import io.promobot.text.StoryLanguage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CustomerIT {
  private TestShop shop;
  private CustomerStore customers;
  private CustomerEraseStore erasing;

  @BeforeEach
  void open() {
    shop = TestShop.open();
    customers = new CustomerStore(shop.database, shop.page, Duration.ofHours(24));
    erasing = new CustomerEraseStore(shop.database, shop.page);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void the_newest_come_first_page_by_page_and_nobody_is_shown_twice() {
    shop.customers("p", 25);
    List<String> shown = new ArrayList<>();

    Optional<String> cursor = Optional.empty();
    do {
      Page<Customer> page = Await.on(customers.list(CustomerFilter.EVERYBODY, 10, cursor));
      page.items().forEach(customer -> shown.add(customer.psid()));
      cursor = page.next();
    } while (cursor.isPresent());

    assertThat(shown).hasSize(25).doesNotHaveDuplicates();
    assertThat(shown.get(0)).isEqualTo("p-25");
    assertThat(shown.get(24)).isEqualTo("p-1");
  }

  @ParameterizedTest(name = "{0} finds {1}")
  @CsvSource({"ANA, 1", "lópez, 1", "77, 1", "%, 1", "_, 0", "'\\', 1", "7%, 0", "'  ana ', 1"})
  void a_search_finds_names_and_the_beginning_of_psids_and_never_a_pattern(String q, int found) {
    shop.rows(
        """
        INSERT INTO customer (page_id, psid, name)
        VALUES ($1, '7701', 'Ana López'), ($1, '8877', '100 % Bo'), ($1, '99', 'C:\\D'),
               ($1, '55', NULL)
        """);

    assertThat(search(q)).hasSize(found);
  }

  @ParameterizedTest(name = "{0} finds {1}")
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "zoe, Zoë",
        "ZOË, zoe",
        "muller, Müller",
        "müller, Muller",
        "O’Neil, O'Neil",
        "o'neil, O’Neil",
        "soren, Søren",
        "Łukasz, Lukasz",
        "nguyen, Nguyễn",
        "istanbul, İstanbul",
        "Ольга, Ольга",
        "ΓΙΩΡΓΟΣ, ΓΙΩΡΓΟΣ",
        "o'brien, O`Brien"
      })
  void a_search_is_not_strict_about_accents_and_apostrophes(String q, String name) {
    shop.rows(
        "INSERT INTO customer (page_id, psid, name) VALUES ($1, '1', $2), ($1, '2', 'Bo')", name);

    assertThat(search(q)).extracting(Customer::psid).containsExactly("1");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"web:", "web:Qx_A", "web:Qx_AbC-Zz9"})
  void the_id_of_a_website_visitor_is_found_as_it_is_shown(String q) {
    shop.rows(
        "INSERT INTO customer (page_id, psid, name) VALUES ($1, 'web:Qx_AbC-Zz9', 'Webber'), ($1, '2', 'Bo')");

    assertThat(search(q)).extracting(Customer::psid).containsExactly("web:Qx_AbC-Zz9");
  }

  @Test
  void the_database_makes_every_latin_letter_as_plain_as_the_search_does() {
    List<String> letters =
        IntStream.rangeClosed(0xC0, 0x24F).mapToObj(Character::toString).toList();
    shop.rows(
        "INSERT INTO customer (page_id, psid, name) VALUES ($1, '1', $2)",
        String.join("", letters));

    assertThat(letters)
        .allSatisfy(
            letter -> assertThat(search(letter)).extracting(Customer::psid).containsExactly("1"));
  }

  @Test
  void one_origin_can_be_looked_at_alone() {
    shop.customers("p", 9);

    List<Customer> fromPoster =
        Await.on(customers.list(from("poster"), 50, Optional.empty())).items();

    assertThat(fromPoster).hasSize(3).allMatch(customer -> customer.origin().equals("poster"));
    assertThat(fromPoster).allMatch(customer -> customer.windowUntil().isPresent());
  }

  @ParameterizedTest
  @CsvSource({"!!!", "AAAA", "''", "AAAAAAAAAAAAAAAA"})
  void a_cursor_of_another_list_is_refused(String cursor) {
    assertThat(Await.failure(customers.list(CustomerFilter.EVERYBODY, 10, Optional.of(cursor))))
        .isInstanceOf(BadCursor.class);
  }

  @Test
  void an_erased_person_is_gone_everywhere_and_the_figures_stay() {
    TestShop neighbour = shop.neighbour();
    shop.customers("keep", 3);
    shop.rows(
        "INSERT INTO customer (page_id, psid, name, first_name) VALUES ($1, $2, $3, $3)",
        "psid-of-zoe",
        "Zoe Secret");
    neighbour.rows("INSERT INTO customer (page_id, psid) VALUES ($1, 'other-person')");
    long zoe = shop.customer("psid-of-zoe");
    traces(zoe);
    Recount.countPaths(shop);
    Stats before = Recount.agrees(shop, "welcome");

    boolean erased = Await.on(erasing.erase(Long.toString(zoe)));

    assertThat(erased).isTrue();
    assertThat(everyText(shop)).doesNotContain("psid-of-zoe", "Zoe", "m_zoe");
    assertThat(Recount.agrees(shop, "welcome")).isEqualTo(before);
    assertThat(shop.number("SELECT count(*) FROM outbox WHERE page_id = $1")).isEqualTo(1);
    assertThat(shop.number("SELECT count(*) FROM customer WHERE page_id = $1")).isEqualTo(3);
    assertThat(
            shop.number(
                """
                SELECT count(*) FROM erased e JOIN page p USING (page_id) WHERE page_id = $1
                  AND person = sha256(convert_to(p.salt::text || 'psid-of-zoe', 'UTF8'))
                """))
        .isEqualTo(1);
  }

  private void traces(long zoe) {
    shop.rows(
        """
        INSERT INTO event (page_id, key, psid, kind, state, at, raw)
        VALUES ($1, gen_random_uuid(), 'psid-of-zoe', 'MESSAGE', 'done', now(),
                convert_to('{"sender":{"id":"psid-of-zoe"}}', 'UTF8'))
        """);
    shop.rows(
        """
        INSERT INTO outbox (page_id, customer_id, campaign_id, say, state, detail, message_id)
        VALUES ($1, $2, 'welcome', 'COUPON', 'queued', NULL, NULL),
               ($1, $2, 'welcome', 'CODE', 'sending', NULL, NULL),
               ($1, $2, 'welcome', 'WELCOME', 'sent', 'to Zoe Secret', 'm_zoe')
        """,
        zoe);
    shop.rows(
        """
        INSERT INTO journey (page_id, customer_id, campaign_id, version, origin, path)
        VALUES ($1, $2, 'welcome', 1, '', 15)
        """,
        zoe);
  }

  private static String everyText(TestShop shop) {
    StringBuilder all = new StringBuilder();
    for (var table :
        shop.rows(
            """
            SELECT table_name FROM information_schema.tables
            WHERE table_schema = 'public' AND table_name <> $1
            """)) {
      String name = table.getString(0);
      shop.rows("SELECT t::text FROM " + name + " t WHERE $1 <> ''")
          .forEach(row -> all.append(name).append(row.getString(0)).append('\n'));
    }
    shop.rows("SELECT encode(raw, 'escape') FROM event WHERE page_id = $1")
        .forEach(row -> all.append(row.getString(0)));
    return all.toString();
  }

  @Test
  void erasing_again_or_a_stranger_or_another_pages_customer_erases_nothing() {
    TestShop neighbour = shop.neighbour();
    neighbour.customers("theirs", 1);
    long theirs = neighbour.customer("theirs-1");

    assertThat(Await.on(erasing.erase("12345"))).isFalse();
    assertThat(Await.on(erasing.erase("nobody"))).isFalse();
    assertThat(Await.on(erasing.erase(Long.toString(theirs)))).isFalse();
    assertThat(neighbour.customer("theirs-1")).isEqualTo(theirs);
  }

  @Test
  void another_pages_customers_are_never_found() {
    shop.neighbour().customers("theirs", 5);

    assertThat(search("theirs")).isEmpty();
  }

  private List<Customer> search(String q) {
    return Await.on(customers.list(named(q), 50, Optional.empty())).items();
  }

  @Test
  void those_who_speak_a_language_are_listed_and_counted() {
    shop.rows(
        """
        INSERT INTO customer (page_id, psid, language, language_from)
        VALUES ($1, '1', 'es', 'website'), ($1, '2', 'de', 'written'), ($1, '3', NULL, NULL)
        """);
    var spanish =
        new CustomerFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("es"),
            Optional.empty(),
            Sort.SEEN);

    assertThat(Await.on(customers.list(spanish, 50, Optional.empty())).items())
        .singleElement()
        .satisfies(one -> assertThat(one.language()).contains("es"));
    assertThat(Await.on(customers.count(spanish))).contains(1);
  }

  @Test
  void the_owners_word_wins_and_can_be_taken_back() {
    shop.customers("p", 1);
    long id = shop.number("SELECT id FROM customer WHERE page_id = $1");
    var store = new SpokenStore(shop.database, Tallies.utc(shop.page, 1));
    var details = new CustomerDetailStore(shop.database, shop.page, Duration.ZERO);

    Await.on(store.speaks(id, Optional.of(StoryLanguage.ARABIC)));
    assertThat(Await.on(details.find(id)).orElseThrow().language()).contains("ar");
    assertThat(Await.on(details.find(id)).orElseThrow().languageFrom()).contains("chosen");

    Await.on(store.speaks(id, Optional.empty()));
    assertThat(Await.on(details.find(id)).orElseThrow().language()).isEmpty();
  }

  private static CustomerFilter named(String q) {
    return new CustomerFilter(
        Optional.of(q),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Sort.NEWEST);
  }

  private static CustomerFilter from(String origin) {
    return new CustomerFilter(
        Optional.empty(),
        Optional.of(origin),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Sort.NEWEST);
  }
}
