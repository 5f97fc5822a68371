package io.promobot.db;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class LookupWorkerTest {
  private final List<Set<Integer>> queries = new ArrayList<>();
  private final List<Promise<Map<Integer, String>>> answers = new ArrayList<>();
  private final LookupWorker<Integer, String> lookup = new LookupWorker<>(this::query);

  private Future<Map<Integer, String>> query(Set<Integer> keys) {
    Promise<Map<Integer, String>> answer = Promise.promise();
    queries.add(new TreeSet<>(keys));
    answers.add(answer);
    return answer.future();
  }

  /** Every even number is known. */
  private void answer(int query) {
    answers
        .get(query)
        .complete(
            queries.get(query).stream()
                .filter(key -> key % 2 == 0)
                .collect(toMap(key -> key, key -> "no. " + key)));
  }

  @Test
  void what_is_asked_during_a_query_is_looked_up_together_by_the_next() {
    var first = lookup.find(1);
    var second = lookup.find(2);
    var third = lookup.find(3);
    var again = lookup.find(2);

    answer(0);
    answer(1);

    assertThat(queries).containsExactly(Set.of(1), Set.of(2, 3));
    assertThat(Await.on(first)).isEmpty();
    assertThat(Await.on(second)).hasValue("no. 2");
    assertThat(Await.on(third)).isEmpty();
    assertThat(Await.on(again)).hasValue("no. 2");
  }

  @Test
  void a_query_never_answers_what_was_asked_after_it_started() {
    lookup.find(2);
    var later = lookup.find(2);

    answer(0);

    assertThat(later.isComplete()).isFalse();
    answer(1);
    assertThat(Await.on(later)).hasValue("no. 2");
  }

  @Test
  void a_query_that_fails_fails_only_those_it_was_for() {
    var first = lookup.find(2);
    var second = lookup.find(4);

    answers.get(0).fail("the database is away");
    answer(1);

    assertThat(Await.on(Await.settled(first))).isFalse();
    assertThat(Await.on(second)).hasValue("no. 4");
  }

  @Test
  void a_query_that_throws_does_not_stop_the_next() {
    var broken =
        new LookupWorker<Integer, String>(
            keys -> {
              throw new IllegalStateException("closed");
            });

    assertThat(Await.failure(broken.find(1))).hasMessage("closed");
    assertThat(Await.failure(broken.find(2))).hasMessage("closed");
  }

  @Test
  void a_query_that_nobody_answers_does_not_stop_the_next() {
    var hasty = new LookupWorker<>(this::query, Duration.ofSeconds(1));
    var lost = hasty.find(1);
    var later = hasty.find(2);

    assertThat(Await.failure(lost)).isInstanceOf(TimeoutException.class);
    Await.until(() -> answers.size() == 2);
    answer(1);
    assertThat(Await.on(later)).hasValue("no. 2");
  }

  @Test
  void four_thousand_at_once_take_a_handful_of_queries() {
    List<Future<Optional<String>>> all = IntStream.range(0, 4_000).mapToObj(lookup::find).toList();

    for (int i = 0; i < queries.size(); i++) {
      answer(i);
    }

    assertThat(queries).hasSize(5);
    assertThat(queries).allSatisfy(keys -> assertThat(keys).hasSizeLessThanOrEqualTo(1_000));
    assertThat(Await.on(all.get(3_998))).hasValue("no. 3998");
    assertThat(Await.on(all.get(3_999))).isEmpty();
  }

  @Test
  void the_answer_comes_in_the_context_of_its_caller(Vertx vertx, VertxTestContext test) {
    var context = vertx.getOrCreateContext();
    context.runOnContext(
        here -> {
          lookup
              .find(2)
              .onComplete(
                  test.succeeding(
                      found ->
                          test.verify(
                              () -> {
                                assertThat(Vertx.currentContext()).isSameAs(context);
                                test.completeNow();
                              })));
          new Thread(() -> answer(0)).start();
        });
  }
}
