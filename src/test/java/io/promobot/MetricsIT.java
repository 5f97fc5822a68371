package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.promobot.db.DatabaseAddress;
import io.promobot.db.FaultProxy;
import io.promobot.db.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an operator's Prometheus reads changes with what happens, and the table lists all of it. */
@Timeout(120)
class MetricsIT {
  private static final Duration LIMIT = Duration.ofSeconds(40);
  private static final Pattern FAMILY = Pattern.compile("(?m)^# TYPE (promobot_\\w+) (\\w+)$");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(promobot_\\w+)` \\| (\\w+) \\|");

  private static final Vertx VERTX = Vertx.vertx();
  private static FaultProxy proxy;
  private static Shop shop;

  @BeforeAll
  static void open() {
    DatabaseAddress database = TestDatabase.fresh();
    proxy = FaultProxy.to(VERTX, database.first().port());
    shop = Shop.through(proxy.port(), database, Map.of());
  }

  @AfterAll
  static void close() {
    shop.close();
    proxy.close();
    Await.on(VERTX.close());
  }

  private static String scrape() {
    var answer = shop.get("/metrics");
    assertThat(answer.status()).isEqualTo(200);
    return answer.text();
  }

  /** The figure of one series, written as Prometheus writes it; 0 while there is none. */
  private static double figure(String series) {
    return find(series).orElse(0.0);
  }

  private static Optional<Double> find(String series) {
    return scrape()
        .lines()
        .filter(line -> line.startsWith(series + " "))
        .map(line -> Double.parseDouble(line.substring(series.length() + 1)))
        .findFirst();
  }

  private static void untilFigure(String series, double least) {
    Await.until(LIMIT, () -> figure(series) >= least);
  }

  @Test
  void events_are_counted_by_outcome_once_they_are_committed() {
    String body = shop.body(List.of(shop.postback(Shop.quiet(), "start")));
    double before = figure("promobot_events_total{outcome=\"new\"}");
    double again = figure("promobot_events_total{outcome=\"duplicate\"}");
    double posts = figure("promobot_webhook_seconds_count");
    double batches = figure("promobot_inbox_batch_events_count");

    assertThat(shop.post(body).status()).isEqualTo(200);
    assertThat(shop.post(body).status()).isEqualTo(200);
    assertThat(shop.post(body.replace(Shop.PAGE, "1")).status()).isEqualTo(200);

    assertThat(figure("promobot_events_total{outcome=\"new\"}")).isEqualTo(before + 1);
    assertThat(figure("promobot_events_total{outcome=\"duplicate\"}")).isEqualTo(again + 1);
    assertThat(figure("promobot_events_total{outcome=\"other_page\"}")).isEqualTo(1);
    assertThat(figure("promobot_webhook_seconds_count")).isGreaterThanOrEqualTo(posts + 3);
    assertThat(figure("promobot_webhook_seconds_bucket{le=\"+Inf\"}"))
        .isGreaterThanOrEqualTo(posts + 3);
    assertThat(figure("promobot_inbox_batch_events_count")).isGreaterThanOrEqualTo(batches + 2);
  }

  @Test
  void sends_are_counted_by_what_they_came_to_and_timed() {
    double sent = figure("promobot_sends_total{kind=\"answer\",outcome=\"sent\",reason=\"\"}");
    double took = figure("promobot_send_seconds_count{way=\"messenger\"}");

    shop.start(Shop.quiet());

    untilFigure("promobot_sends_total{kind=\"answer\",outcome=\"sent\",reason=\"\"}", sent + 1);
    untilFigure("promobot_send_seconds_count{way=\"messenger\"}", took + 1);
  }

  @Test
  void what_bot_builders_send_is_counted_by_its_answer_and_its_letter_by_its_way() {
    String lead = "{\"username\":\"Ana\",\"email\":\"ana@example.com\",\"phone\":\"612345678\"}";

    assertThat(shop.api("POST", "/leads", lead).status()).isLessThan(300);
    assertThat(shop.api("POST", "/leads", "{}").status()).isEqualTo(400);
    assertThat(shop.ask("POST", "/umishop_api/user", lead.getBytes()).status()).isEqualTo(401);
    assertThat(
            shop.api("POST", "/requests", "{\"topic\":\"Sales\",\"email\":\"a@example.com\"}")
                .status())
        .isLessThan(300);

    Await.until(() -> figure("promobot_intakes_total{outcome=\"signed_out\",what=\"leads\"}") == 1);
    assertThat(figure("promobot_intakes_total{outcome=\"taken\",what=\"leads\"}")).isEqualTo(1);
    assertThat(figure("promobot_intakes_total{outcome=\"bad_input\",what=\"leads\"}")).isEqualTo(1);
    assertThat(figure("promobot_intakes_total{outcome=\"taken\",what=\"requests\"}")).isEqualTo(1);
    assertThat(figure("promobot_http_failures_total{status=\"4xx\"}")).isPositive();
    untilFigure("promobot_outbox_deliveries{kind=\"letters\",state=\"later\"}", 1);
    untilFigure("promobot_sends_total{kind=\"slack\",outcome=\"sent\",reason=\"\"}", 1);
    assertThat(scrape()).contains("promobot_breaker_open{channel=\"1\",way=\"slack\"} 0.0");
  }

  @Test
  void who_watches_and_who_may_not_sign_in_is_counted() {
    try (StatsStream viewer = shop.watch("welcome")) {
      viewer.until(seen -> true);
      assertThat(figure("promobot_live_viewers")).isEqualTo(1);
    }
    Await.until(LIMIT, () -> figure("promobot_live_viewers") == 0);

    var wrong = "{\"password\":\"not the one\"}".getBytes();
    shop.ask("POST", "/api/v1/session", wrong, "content-type", "application/json");

    Await.until(() -> figure("promobot_sign_ins_total{outcome=\"signed_out\"}") == 1);
  }

  @Test
  void a_campaigns_people_and_what_waits_of_it_are_counted() {
    shop.start(Shop.quiet());
    shop.rest();
    try {
      String id = shop.api("POST", "/campaigns", "{\"name\":\"Spring\"}").json().getString("id");

      JsonObject queued = shop.api("POST", "/campaigns/" + id + "/send", "{}").json();

      int people = queued.getInteger("queued");
      assertThat(people).isPositive();
      assertThat(figure("promobot_campaign_queued_people_total")).isEqualTo(people);
      untilFigure("promobot_outbox_deliveries{kind=\"campaign\",state=\"queued\"}", people);
      untilFigure("promobot_outbox_oldest_due_seconds{kind=\"campaign\"}", 0.001);
      untilFigure("promobot_page_paused", 1);
    } finally {
      shop.sql.run("UPDATE page SET paused_until = NULL");
    }
  }

  @Test
  void while_the_database_is_away_the_other_figures_are_told_at_once() {
    Await.until(LIMIT, () -> figure("promobot_database_up") == 1);
    Await.until(LIMIT, () -> find("promobot_parked_events").isPresent());

    proxy.blackHoleAll();
    try {
      Await.until(LIMIT, () -> figure("promobot_database_up") == 0);
      var answer = shop.get("/metrics");

      assertThat(answer.took()).isLessThan(Duration.ofSeconds(5));
      assertThat(answer.text())
          .contains("promobot_events_total", "jvm_memory_used_bytes", "promobot_live_viewers")
          .doesNotContain("promobot_outbox_deliveries{", "promobot_parked_events ");
    } finally {
      proxy.heal();
    }
    Await.until(LIMIT, () -> figure("promobot_database_up") == 1);
    Await.until(LIMIT, () -> find("promobot_parked_events").isPresent());
    // a connection given up in the middle of its work must not count as used forever
    for (String pool : List.of("ingest", "general")) {
      String its = "{pool_name=\"promobot-" + pool + "\",pool_type=\"sql\"}";
      Await.until(LIMIT, () -> figure("promobot_pool_in_use" + its) == 0);
      Await.until(LIMIT, () -> figure("promobot_pool_waiting" + its) == 0);
    }
  }

  @Test
  void what_comes_through_a_proxy_needs_the_token() {
    var forwarded = new String[] {"x-forwarded-for", "203.0.113.9"};

    assertThat(shop.ask("GET", "/metrics", new byte[0], forwarded).status()).isEqualTo(401);
    assertThat(
            shop.ask(
                    "GET",
                    "/metrics",
                    new byte[0],
                    "x-forwarded-for",
                    "203.0.113.9",
                    "authorization",
                    "Bearer " + Shop.TOKEN)
                .status())
        .isEqualTo(200);
  }

  @Test
  void the_operators_table_names_every_figure_and_no_other() throws IOException {
    everything_has_happened_once();
    Map<String, String> table = types(ROW, Files.readString(Path.of("docs/operations.md")));

    Map<String, String> told = types(FAMILY, scrape());

    Set<String> names = new TreeSet<>(told.keySet());
    names.removeIf(name -> name.endsWith("_max"));
    assertThat(table.keySet()).containsExactlyInAnyOrderElementsOf(names);
    table.forEach((name, type) -> assertThat(type).as(name).isEqualTo(told.get(name)));
    assertThat(scrape().lines().filter(line -> line.startsWith("# HELP promobot_")))
        .allMatch(line -> line.split(" ").length > 4);
  }

  private static void everything_has_happened_once() {
    shop.start(Shop.quiet());
    untilFigure("promobot_send_seconds_count{way=\"messenger\"}", 1);
    Await.until(LIMIT, () -> find("promobot_parked_events").isPresent());
  }

  private static Map<String, String> types(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
  }
}
