package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.promobot.db.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Signed bodies of nearly 1 MiB, whatever they contain. */
@Timeout(120)
class HeavyWebhookIT {
  private static final Duration AT_MOST = Duration.ofSeconds(1);
  private static final Duration AT_LAST = Duration.ofSeconds(40);
  private static final int MEBIBYTE = 1 << 20;
  private static Shop shop;

  @BeforeAll
  static void start() {
    shop = Shop.open();
    shop.start(Shop.quiet());
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  static Stream<Arguments> more_than_a_batch_ever_holds_is_refused_at_once() {
    return Stream.of(
        arguments("200,000 nulls", entry(items("null", 200_000))),
        arguments("500,000 numbers", entry(items("1", 500_000))),
        arguments("50,000 empty objects", entry(items("{}", 50_000))),
        arguments("8,000 people", entry(shortest(8_000))),
        arguments("9,000 entries", body(entries(9_000))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void more_than_a_batch_ever_holds_is_refused_at_once(String name, String body) {
    var answer = shop.post(body);

    assertThat(body.length()).isLessThan(MEBIBYTE);
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.took()).isLessThan(AT_MOST);
    assertThat(shop.get("/health/live").took()).isLessThan(AT_MOST);
  }

  static Stream<Arguments> a_heavy_batch_that_is_allowed_is_kept() {
    return Stream.of(
        arguments("1,000 people", entry(people(1_000))),
        arguments("1,000 long texts", entry(texts(1_000, 800))),
        arguments("400,000 brackets in one item", entry("[".repeat(190_000) + "]".repeat(190_000))),
        arguments("390,000 numbers in one item", entry("[" + items("1", 390_000) + "]")),
        arguments("1,000 entries", body(entries(1_000))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void a_heavy_batch_that_is_allowed_is_kept(String name, String body) {
    assertThat(body.length()).isLessThan(MEBIBYTE);
    untilKept(body);
  }

  /** Like Messenger, which retries when a busy machine could not save it in time. */
  private static void untilKept(String body) {
    var answers = new ArrayList<Integer>();
    Await.until(AT_LAST, () -> answers.add(shop.post(body).status()) && answers.contains(200));
    assertThat(answers).isSubsetOf(200, 503);
  }

  @Test
  void a_post_of_many_people_greets_each_of_them_once() {
    long before = customers();

    untilKept(entry(people(1_500)));

    assertThat(customers() - before).isEqualTo(1_500);
    assertThat(shop.miscounted()).isZero();
  }

  private static long customers() {
    return shop.sql.number("SELECT count(*) FROM customer");
  }

  private static String people(int count) {
    return joined(count, i -> shop.postback(Shop.quiet(), "start"));
  }

  private static String shortest(int count) {
    return joined(
        count,
        i ->
            "{\"sender\":{\"id\":\"%d\"},\"timestamp\":1790000000000,\"postback\":{\"payload\":\"start\"}}"
                .formatted(i));
  }

  private static String texts(int count, int length) {
    return joined(count, i -> shop.text(Shop.quiet(), "x".repeat(length)));
  }

  private static String entries(int count) {
    return joined(count, i -> "{\"id\":\"%s\",\"messaging\":[{\"a\":%d}]}".formatted(Shop.PAGE, i));
  }

  private static String items(String item, int count) {
    return joined(count, i -> item);
  }

  private static String joined(int count, IntFunction<String> item) {
    return IntStream.range(0, count).mapToObj(item).collect(Collectors.joining(","));
  }

  private static String entry(String items) {
    return body(
        "{\"id\":\"%s\",\"time\":1790000000000,\"messaging\":[%s]}".formatted(Shop.PAGE, items));
  }

  private static String body(String entries) {
    return "{\"object\":\"page\",\"entry\":[" + entries + "]}";
  }
}
