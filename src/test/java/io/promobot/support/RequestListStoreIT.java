package io.promobot.support;

import static io.promobot.support.SupportHouse.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.promobot.db.BadCursor;
import io.promobot.db.Page;
import io.promobot.support.Request.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class RequestListStoreIT {
  private static final RequestFilter ALL =
      new RequestFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  private SupportHouse house;

  @BeforeEach
  void open() {
    house = new SupportHouse();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private List<String> topics(RequestFilter filter) {
    return Await.on(house.requests.list(filter, 50, Optional.empty())).items().stream()
        .map(Request::topic)
        .toList();
  }

  @Test
  void the_newest_come_first_page_by_page() {
    for (int i = 0; i < 7; i++) {
      house.asked("topic " + i);
    }
    List<String> shown = new ArrayList<>();

    Optional<String> cursor = Optional.empty();
    do {
      Page<Request> page = Await.on(house.requests.list(ALL, 3, cursor));
      page.items().forEach(each -> shown.add(each.topic()));
      cursor = page.next();
    } while (cursor.isPresent());

    assertThat(shown).hasSize(7).doesNotHaveDuplicates().startsWith("topic 6").endsWith("topic 0");
  }

  @Test
  void a_foreign_cursor_is_refused() {
    assertThat(Await.failure(house.requests.list(ALL, 3, Optional.of("AAAA"))))
        .isInstanceOf(BadCursor.class);
  }

  @Test
  void they_can_be_looked_at_by_state_and_by_desk() {
    long sales = house.asked("sales");
    house.asked("Refunds");
    Await.on(house.states.close(sales));

    var done =
        new RequestFilter(
            Optional.of("done"), Optional.empty(), Optional.empty(), Optional.empty());
    var standard =
        new RequestFilter(
            Optional.empty(),
            Optional.of(house.topic("Everything else")),
            Optional.empty(),
            Optional.empty());
    assertThat(topics(done)).containsExactly("sales");
    assertThat(topics(standard)).containsExactly("Refunds");
    assertThat(topics(ALL)).containsExactly("Refunds", "sales");
  }

  @ParameterizedTest(name = "{0} finds {1}")
  @CsvSource({
    "' BO ', 1",
    "100 %, 1",
    "%, 1",
    "_, 0",
    "example.com, 2",
    "346123, 2",
    "MUCH, 2",
    "jose, 1",
    "ESTÁ, 1"
  })
  void a_search_finds_askers_and_words_and_never_a_pattern(String q, int found) {
    house.ask(
        request("sales", "How much is 100 % silk?", "Bo"),
        request("sales", "How much? ¿Esta?", "José"));

    var filter =
        new RequestFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(q));
    assertThat(topics(filter)).hasSize(found);
  }

  @Test
  void they_can_be_looked_at_by_the_language_of_who_asked_in_the_chat() {
    long sales = house.asked("sales");
    house.asked("Refunds");
    house.shop.rows(
        """
        WITH somebody AS (
          INSERT INTO customer (page_id, psid, language, language_from)
          VALUES ($1, 'ana', 'fr', 'written') RETURNING id)
        UPDATE request SET customer_id = (SELECT id FROM somebody) WHERE page_id = $1 AND id = $2
        """,
        sales);

    assertThat(topics(speaking("fr"))).containsExactly("sales");
    assertThat(topics(speaking("es"))).isEmpty();
    assertThat(Await.on(house.requests.find(sales)).orElseThrow().language()).contains("fr");
  }

  private static RequestFilter speaking(String language) {
    return new RequestFilter(
        Optional.empty(), Optional.empty(), Optional.of(language), Optional.empty());
  }

  @Test
  void a_number_finds_its_question_alone() {
    long first = house.asked("sales");
    house.asked("Refunds");

    var filter =
        new RequestFilter(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("#" + first));
    assertThat(topics(filter)).containsExactly("sales");
  }

  @Test
  void a_request_shows_who_was_told_and_where_that_stands() {
    long request = house.asked("sales");
    assertThat(house.told(request).get(0).state()).isEqualTo("queued");
    house.shop.rows(
        "UPDATE outbox SET attempts = 2, reason = 'busy' WHERE page_id = $1 AND state = 'queued'");
    assertThat(house.told(request).get(0).state()).isEqualTo("retrying");
    assertThat(house.told(request).get(0).reason())
        .contains("Slack was busy and asked us to try again later.");
    house.settle(request, "sent", null);

    Told told = house.told(request).get(0);
    assertThat(told.state()).isEqualTo("sent");
    assertThat(told.sentAt()).isPresent();
    assertThat(told.type()).isEqualTo("slack");
    house.shop.rows("UPDATE outbox SET detail = '' WHERE page_id = $1");
    assertThat(house.told(request).get(0).detail()).isEmpty();
  }

  @Test
  void answered_is_answered_until_it_is_opened_again() {
    long id = house.asked("sales");

    assertThat(Await.on(house.states.close(id))).isTrue();
    var first = Await.on(house.requests.find(id)).orElseThrow();
    Await.on(house.states.close(id));
    var again = Await.on(house.requests.find(id)).orElseThrow();
    assertThat(again.state()).isEqualTo("done");
    assertThat(again.doneAt()).isPresent().isEqualTo(first.doneAt());
    Await.on(house.states.reopen(id));
    assertThat(Await.on(house.requests.find(id)).orElseThrow().doneAt()).isEmpty();
    assertThat(Await.on(house.states.close(12345))).isFalse();
  }

  @Test
  void an_erased_request_is_gone_nobody_is_told_any_more_and_the_books_stay() {
    long sent = house.asked("sales");
    house.settle(sent, "sent", null);
    long waiting = house.asked("sales");

    assertThat(Await.on(house.states.erase(sent))).isTrue();
    assertThat(Await.on(house.states.erase(waiting))).isTrue();
    assertThat(Await.on(house.states.erase(waiting))).isFalse();

    assertThat(Await.on(house.requests.find(sent))).isEmpty();
    assertThat(
            house.shop.rows(
                "SELECT state, reason, request_id, detail FROM outbox WHERE page_id = $1 ORDER BY id"))
        .extracting(row -> row.getString("state") + " " + row.getString("reason"))
        .containsExactly("sent null", "cancelled erased");
    assertThat(
            house.shop.number(
                """
                SELECT count(*) FROM outbox
                WHERE page_id = $1 AND (request_id IS NOT NULL OR detail IS NOT NULL)
                """))
        .isZero();
  }

  @Test
  void the_requests_of_a_deleted_topic_and_of_a_removed_channel_stay() {
    long id = house.asked("sales");
    Await.on(house.topics.delete(house.topic("Sales")));
    Await.on(
        new ChannelStore(house.shop.database, house.shop.page, house.topics)
            .delete(house.channel("Slack")));

    Request request = Await.on(house.requests.find(id)).orElseThrow();
    assertThat(request.topic()).isEqualTo("sales");
    assertThat(request.topicId()).isEmpty();
    assertThat(request.told()).extracting(Told::channel).containsExactly("(removed)");
  }
}
