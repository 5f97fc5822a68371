package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.promobot.attack.JsonMutator;
import io.promobot.attack.Late;
import io.promobot.messenger.Fixtures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Recorded webhook bodies, changed at random and correctly signed: none stops the intake or
 * corrupts a figure.
 *
 * <p>{@code -Dpromobot.fuzz.webhooks=1000000} sends that many, {@code -Dpromobot.fuzz.seed=…}
 * repeats a run.
 */
class WebhookAttackIT {
  private static final int USUAL = 20_000;
  private static final int AT_ONCE = 32;
  private static final int PEOPLE = 300;
  private static final Set<Integer> EXPECTED = Set.of(200, 400, 413);

  private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<byte[]> late = new ConcurrentLinkedQueue<>();
  private final Map<Integer, AtomicInteger> answers = new ConcurrentSkipListMap<>();
  private final Semaphore places = new Semaphore(AT_ONCE);

  @Test
  void no_signed_body_however_broken_stops_the_intake_or_hurts_the_figures() throws Exception {
    long seed = Long.getLong("promobot.fuzz.seed", ThreadLocalRandom.current().nextLong());
    int bodies = Integer.getInteger("promobot.fuzz.webhooks", USUAL);
    System.out.println("sending " + bodies + " webhooks with -Dpromobot.fuzz.seed=" + seed);

    try (var shop = Shop.open();
        var log = LogLines.errors()) {
      shop.rest();
      long begun = System.nanoTime();
      attack(shop, new Random(seed), bodies);
      var took = Duration.ofNanos(System.nanoTime() - begun);
      late.stream()
          .filter(body -> Late.eachTime(() -> shop.posting(body).join().took()))
          .limit(5)
          .forEach(body -> faults.add("later than a second each time: " + text(body)));

      assertThat(faults).as("with -Dpromobot.fuzz.seed=%d", seed).isEmpty();
      assertThat(log.all()).as("logged at ERROR").isEmpty();
      assertThat(shop.sql.rows("SELECT error, raw FROM event WHERE state = 'parked' LIMIT 3"))
          .as("events that could not be handled")
          .isEmpty();
      assertThat(shop.miscounted()).isZero();
      Figures.agree(shop, "welcome");
      assertThat(shop.start(Shop.quiet()).status()).isEqualTo(200);
      System.out.println(bodies + " webhooks in " + took.toSeconds() + " s, answers: " + answers);
    }
  }

  private void attack(Shop shop, Random random, int bodies) throws InterruptedException {
    var recorded = recorded();
    var mutator = new JsonMutator(random);
    for (int i = 0; i < bodies && faults.size() < 5; i++) {
      var original = recorded.get(random.nextInt(recorded.size()));
      byte[] body = renamed(mutator.mutate(original), random, i);
      if (random.nextInt(10) == 0) {
        body = Arrays.copyOf(body, random.nextInt(body.length + 1));
      }
      post(shop, body);
    }
    places.acquire(AT_ONCE);
  }

  private void post(Shop shop, byte[] body) throws InterruptedException {
    places.acquire();
    CompletableFuture<Shop.Answer> answer = shop.posting(body);
    answer.whenComplete(
        (got, failure) -> {
          places.release();
          if (failure != null) {
            faults.add(failure + " to " + text(body));
            return;
          }
          answers.computeIfAbsent(got.status(), status -> new AtomicInteger()).incrementAndGet();
          if (!EXPECTED.contains(got.status())) {
            faults.add(got.status() + " to " + text(body));
          } else if (Late.is(got.took())) {
            late.add(body);
          }
        });
  }

  /** Other people and other messages, so that not everything has been seen before. */
  private static byte[] renamed(byte[] body, Random random, int number) {
    var person = String.valueOf(7_300_000_000_000_000L + random.nextInt(PEOPLE));
    return text(body)
        .replace("7300000000000001", person)
        .replace("\"m_", "\"m_" + number)
        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  private static List<JsonNode> recorded() {
    List<JsonNode> found = new ArrayList<>();
    for (var row : Fixtures.rows()) {
      try {
        found.add(new ObjectMapper().readTree(Fixtures.body(row.file())));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return found;
  }

  private static String text(byte[] body) {
    return new String(body, java.nio.charset.StandardCharsets.UTF_8);
  }
}
