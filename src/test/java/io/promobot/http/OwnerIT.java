package io.promobot.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.promobot.db.Database;
import io.promobot.db.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OwnerIT {
  private final Vertx vertx = Vertx.vertx();
  private final SettableClock clock = new SettableClock();
  private Database database;

  @BeforeEach
  void open() {
    database = Database.open(vertx, TestDatabase.fresh());
    Await.on(database.whenMigrated());
  }

  @AfterEach
  void close() {
    Await.on(database.close());
    Await.on(vertx.close());
  }

  private OwnerWorker owner(String page, Optional<String> token) {
    return new OwnerWorker(vertx, new OwnerStore(database, page), token, clock);
  }

  @Test
  void the_first_start_makes_secrets_that_work_and_the_second_makes_none() {
    var owner = owner("1", Optional.empty());

    var made = Await.on(owner.firstRun(Optional.empty()));

    assertThat(Await.on(owner.passwordFits(made.password().orElseThrow()))).isTrue();
    assertThat(Await.on(owner.passwordFits("guess"))).isFalse();
    assertThat(Await.on(owner.apiTokenFits(made.apiToken().orElseThrow()))).isTrue();
    assertThat(Await.on(owner.apiTokenFits("guess"))).isFalse();
    assertThat(Await.on(owner.firstRun(Optional.empty())))
        .isEqualTo(new OwnerWorker.FirstRun(Optional.empty(), Optional.empty()));
  }

  @Test
  void of_replicas_that_start_together_one_prints_the_secrets() {
    var starts =
        IntStream.range(0, 5)
            .mapToObj(i -> owner("1", Optional.empty()).firstRun(Optional.empty()))
            .toList();
    Await.on(Future.all(starts));

    assertThat(starts).filteredOn(run -> run.result().password().isPresent()).hasSize(1);
    assertThat(starts).filteredOn(run -> run.result().apiToken().isPresent()).hasSize(1);
  }

  @Test
  void given_secrets_win_and_are_not_printed() {
    var made = Await.on(owner("1", Optional.empty()).firstRun(Optional.empty()));

    var given = owner("1", Optional.of("given token"));
    var printed = Await.on(given.firstRun(Optional.of("given password")));

    assertThat(printed).isEqualTo(new OwnerWorker.FirstRun(Optional.empty(), Optional.empty()));
    assertThat(Await.on(given.passwordFits("given password"))).isTrue();
    assertThat(Await.on(given.passwordFits(made.password().orElseThrow()))).isFalse();
    assertThat(Await.on(given.apiTokenFits("given token"))).isTrue();
    assertThat(Await.on(given.apiTokenFits(made.apiToken().orElseThrow()))).isFalse();
  }

  @Test
  void another_page_has_another_owner() {
    var made = Await.on(owner("1", Optional.empty()).firstRun(Optional.empty()));
    var link = Await.on(owner("1", Optional.empty()).newSignInLink());
    var other = owner("2", Optional.empty());

    assertThat(Await.on(other.passwordFits(made.password().orElseThrow()))).isFalse();
    assertThat(Await.on(other.apiTokenFits(made.apiToken().orElseThrow()))).isFalse();
    assertThat(Await.on(other.linkFits(link))).isFalse();
    assertThat(Await.on(owner("1", Optional.empty()).linkFits(link))).isTrue();
  }

  @Test
  void a_link_is_good_for_a_day() {
    var owner = owner("1", Optional.empty());
    var link = Await.on(owner.newSignInLink());
    TestDatabase.run(
        database.address(), "UPDATE sign_in_link SET expires_at = now() - interval '1 second'");

    assertThat(Await.on(owner.linkFits(link))).isFalse();
  }

  @Test
  void only_so_many_passwords_are_hashed_at_once() {
    var owner = owner("1", Optional.empty());

    var tries = IntStream.range(0, 12).mapToObj(i -> owner.passwordFits("guess " + i)).toList();
    Await.on(Future.join(tries).otherwiseEmpty());

    assertThat(tries).filteredOn(Future::failed).hasSize(2);
    assertThat(tries).filteredOn(Future::failed).allMatch(refusal(429));
  }

  private static Predicate<Future<Boolean>> refusal(int status) {
    return future -> future.cause() instanceof Problem problem && problem.status() == status;
  }

  @Test
  void a_late_request_does_not_bring_an_ended_session_back() {
    var sessions = new SessionStore(database, "1");
    var id = Tokens.hash("a session");
    Await.on(sessions.start(id));
    TestDatabase.run(
        database.address(), "UPDATE session SET last_seen_at = now() - interval '1 day'");

    Await.on(sessions.end(id));

    assertThat(Await.on(sessions.seen(id))).isFalse();
    assertThat(Await.on(sessions.alive(List.of(SessionStore.hex(id))))).isEmpty();
  }
}
