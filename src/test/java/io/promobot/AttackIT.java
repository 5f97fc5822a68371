package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.attack.Attack;
import io.promobot.attack.AttackGenerator;
import io.promobot.attack.Credentials;
import io.promobot.attack.Exchange;
import io.promobot.attack.Late;
import io.promobot.attack.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Every operation of the contract is sent broken requests for a minute, with and without sign-in.
 *
 * <p>{@code -Dpromobot.fuzz=1h} runs for an hour, {@code -Dpromobot.fuzz.seed=…} repeats a run.
 */
class AttackIT {
  private static final Duration USUAL = Duration.ofSeconds(60);
  private static final int PEERS = 3;

  /** One attack of this many is random, even while planned ones are left. */
  private static final int PLANNED = 4;

  private static final Set<Integer> TURNED_AWAY = Set.of(401, 429);
  private static final String BEARER = "Authorization: Bearer ";

  private final List<String> faults = Collections.synchronizedList(new ArrayList<>());

  /**
   * Attacks nobody has sent yet, so that even on a slow machine every operation has its turn;
   * random attacks come between and after them.
   */
  private final Queue<Attack> planned = new ConcurrentLinkedQueue<>();

  private Credentials credentials;
  private final Map<String, AtomicInteger> answered = new ConcurrentHashMap<>();
  private final Set<String> goodExamples = new HashSet<>();

  @Test
  void no_request_however_broken_is_a_server_error_or_hurts_the_figures() throws Exception {
    long seed = Long.getLong("promobot.fuzz.seed", ThreadLocalRandom.current().nextLong());
    System.out.println("attacking the API with -Dpromobot.fuzz.seed=" + seed);

    try (var shop = Shop.open();
        var log = LogLines.errors()) {
      shop.rest();
      play(shop);
      var visitor = new ChatVisitor(shop.at("").toString(), "");
      credentials = new Credentials(List.of(BEARER + Shop.TOKEN), BEARER + visitor.token);
      tryExamples(shop);
      attack(shop, seed);

      assertThat(faults).as("with -Dpromobot.fuzz.seed=%d", seed).isEmpty();
      assertThat(log.all()).as("logged at ERROR").isEmpty();
      assertThat(answered)
          .as("operations that looked at a request")
          .containsKeys(
              new AttackGenerator(seed, credentials)
                  .oneOfEach().stream().map(Attack::operation).toArray(String[]::new));
      assertThat(shop.miscounted()).isZero();
      Figures.agree(shop, "welcome");
      assertThat(shop.get("/health/ready").status()).isEqualTo(200);
    }
    System.out.println("looked at: " + new TreeMap<>(answered));
  }

  /** So that there is something to read, to change and to damage. */
  private static void play(Shop shop) {
    for (var psid : Shop.quiet(5)) {
      shop.start(psid);
      shop.tap(psid, "SHOW_COUPON:welcome");
    }
    shop.api("POST", "/leads", "{\"name\":\"Ana\",\"email\":\"ana@example.com\"}");
    shop.api("POST", "/requests", "{\"topic\":\"Sales\",\"message\":\"Open?\"}");
  }

  private void tryExamples(Shop shop) throws IOException {
    var examples = new AttackGenerator(0, credentials).examples();
    for (var example : examples) {
      if (Exchange.of(example, shop.port).status() != 400) {
        goodExamples.add(example.operation());
      }
    }
    assertThat(goodExamples).as("operations whose example is accepted").hasSameSizeAs(examples);
  }

  private void attack(Shop shop, long seed) throws InterruptedException {
    long end = System.nanoTime() + howLong().toNanos();
    var generator = new AttackGenerator(seed, credentials);
    planned.addAll(generator.oneOfEach());
    planned.addAll(generator.longTexts());
    List<Thread> peers = new ArrayList<>();
    for (int i = 0; i < PEERS; i++) {
      var attacks = new AttackGenerator(seed + i, credentials);
      peers.add(new Thread(() -> attackUntil(end, shop.port, attacks), "attacker " + i));
    }
    peers.forEach(Thread::start);
    for (var peer : peers) {
      peer.join();
    }
  }

  private static Duration howLong() {
    var asked = System.getProperty("promobot.fuzz");
    return asked == null ? USUAL : Duration.parse("PT" + asked);
  }

  private void attackUntil(long end, int port, AttackGenerator attacks) {
    for (int i = 0; (System.nanoTime() < end || !planned.isEmpty()) && faults.size() < 5; i++) {
      var attack =
          Optional.ofNullable(i % PLANNED == 0 ? null : planned.poll()).orElseGet(attacks::next);
      try {
        judge(attack, port);
      } catch (IOException e) {
        faults.add(e + " to " + attack);
      }
    }
  }

  private void judge(Attack attack, int port) throws IOException {
    var answer = Exchange.of(attack, port);
    if (!TURNED_AWAY.contains(answer.status())) {
      answered.computeIfAbsent(attack.operation(), id -> new AtomicInteger()).incrementAndGet();
    }
    Verdict.fault(attack, answer, goodExamples.contains(attack.operation()))
        .ifPresent(
            fault ->
                faults.add(
                    "%s%n%s%n  was answered %s%n%s"
                        .formatted(fault, attack, answer.head(), answer.body())));
    if (Late.is(answer.took()) && Late.eachTime(() -> Exchange.of(attack, port).took())) {
      faults.add("later than a second each time: " + attack);
    }
  }
}
