package io.promobot.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.promobot.db.Database;
import io.promobot.db.TestDatabase;
import io.promobot.http.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OwnerIT {
  private final Vertx vertx = Vertx.vertx();
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

  private static boolean apiTokenFits(OwnerWorker owner, String token) {
    return Await.on(owner.tokens().find(Tokens.hash(token)))
        .filter(found -> found.kind() == Visitor.Kind.API_TOKEN)
        .isPresent();
  }

  private OwnerWorker owner(String page) {
    return owner(
        page, Optional.empty(), new TokenWorker(tokens(page), Optional.empty(), Optional.empty()));
  }

  private OwnerWorker owner(String page, Optional<String> password, TokenWorker tokens) {
    return new OwnerWorker(
        vertx, new OwnerStore(database, page), tokens, password, () -> "Umi Shop");
  }

  private TokenStore tokens(String page) {
    return new TokenStore(database, page);
  }

  @Test
  void the_first_start_makes_secrets_that_work_and_the_second_makes_none() {
    var owner = owner("1");

    var made = Await.on(owner.firstRun());

    assertThat(Await.on(owner.fitting(made.password().orElseThrow()))).isPresent();
    assertThat(Await.on(owner.fitting("guess"))).isEmpty();
    assertThat(apiTokenFits(owner, made.apiToken().orElseThrow())).isTrue();
    assertThat(apiTokenFits(owner, "guess")).isFalse();
    assertThat(Await.on(owner("1").firstRun()))
        .isEqualTo(new OwnerWorker.FirstRun(Optional.empty(), Optional.empty(), Optional.empty()));
  }

  @Test
  void what_one_start_has_stored_it_tells_as_often_as_it_is_asked() {
    var owner = owner("1");
    var first = Await.on(owner.firstRun());

    var again = Await.on(owner.firstRun());

    assertThat(again).isEqualTo(first);
    assertThat(again.password()).isPresent();
    assertThat(Await.on(owner.fitting(again.password().orElseThrow()))).isPresent();
    assertThat(apiTokenFits(owner, again.apiToken().orElseThrow())).isTrue();
  }

  @Test
  void a_renewed_token_is_over_on_every_replica_at_once() {
    var one = owner("1");
    var other = owner("1");
    var old = Await.on(one.firstRun()).apiToken().orElseThrow();
    assertThat(apiTokenFits(other, old)).isTrue();

    var fresh = Await.on(one.tokens().renew(TokenKind.API));

    assertThat(apiTokenFits(other, old)).isFalse();
    assertThat(apiTokenFits(other, fresh)).isTrue();
    assertThat(Await.on(owner("1").firstRun().map(OwnerWorker.FirstRun::apiToken))).isEmpty();
  }

  @Test
  void of_two_who_change_the_password_at_once_one_does() {
    var owner = owner("1");
    var old = Await.on(owner.firstRun()).password().orElseThrow();

    var changes =
        List.of(
            owner.changePassword(old, "a new password", Optional.empty()),
            owner("1").changePassword(old, "another password", Optional.empty()));
    Await.on(Future.all(changes));

    assertThat(changes).filteredOn(Future::result).hasSize(1);
    assertThat(Await.on(owner.fitting(old))).isEmpty();
  }

  @Test
  void of_replicas_that_start_together_one_prints_the_secrets() {
    var starts = IntStream.range(0, 5).mapToObj(i -> owner("1").firstRun()).toList();
    Await.on(Future.all(starts));

    assertThat(starts).filteredOn(run -> run.result().password().isPresent()).hasSize(1);
    assertThat(starts).filteredOn(run -> run.result().apiToken().isPresent()).hasSize(1);
  }

  @Test
  void given_secrets_win_and_are_not_printed() {
    var made = Await.on(owner("1").firstRun());

    var given =
        owner(
            "1",
            Optional.of("given password"),
            new TokenWorker(
                tokens("1"), Optional.of("given token"), Optional.of("given bot token")));
    var printed = Await.on(given.firstRun());

    assertThat(printed)
        .isEqualTo(new OwnerWorker.FirstRun(Optional.empty(), Optional.empty(), Optional.empty()));
    assertThat(Await.on(given.fitting("given password"))).isPresent();
    assertThat(Await.on(given.fitting(made.password().orElseThrow()))).isEmpty();
    assertThat(apiTokenFits(given, "given token")).isTrue();
    assertThat(apiTokenFits(given, made.apiToken().orElseThrow())).isFalse();
  }

  @Test
  void another_page_has_another_owner() {
    var made = Await.on(owner("1").firstRun());
    var link = Await.on(owner("1").newSignInLink());
    var other = owner("2");

    assertThat(Await.on(other.fitting(made.password().orElseThrow()))).isEmpty();
    assertThat(apiTokenFits(other, made.apiToken().orElseThrow())).isFalse();
    assertThat(Await.on(other.linkFits(link))).isFalse();
    assertThat(Await.on(owner("1").linkFits(link))).isTrue();
  }

  @Test
  void a_link_is_good_for_a_day() {
    var owner = owner("1");
    var link = Await.on(owner.newSignInLink());
    TestDatabase.run(
        database.address(), "UPDATE sign_in_link SET expires_at = now() - interval '1 second'");

    assertThat(Await.on(owner.linkFits(link))).isFalse();
  }

  @Test
  void only_so_many_passwords_are_hashed_at_once() {
    var owner = owner("1");

    var tries =
        IntStream.range(0, 60)
            .mapToObj(i -> owner.fitting("guess " + i).map(Optional::isPresent))
            .toList();
    Await.on(Future.join(tries).otherwiseEmpty());

    assertThat(tries).filteredOn(Future::succeeded).hasSizeGreaterThanOrEqualTo(10);
    assertThat(tries).filteredOn(Future::failed).isNotEmpty().allMatch(refusal(429));
  }

  private static Predicate<Future<Boolean>> refusal(int status) {
    return future -> future.cause() instanceof Problem problem && problem.status() == status;
  }

  @Test
  void who_signs_in_while_the_password_changes_is_shut_out_with_it() {
    var store = new OwnerStore(database, "1");
    var sessions = new SessionStore(database, "1");
    Await.on(store.firstPassword("old hash"));
    byte[] thiefs = Tokens.hash("thief");
    var thief = Await.on(database.general().getConnection());
    Await.on(thief.query("BEGIN").execute());
    Tuple proven = Tuple.of("1", Buffer.buffer(thiefs), "old hash");
    Await.on(thief.preparedQuery(SessionStore.START).execute(proven));

    var changed = store.changePassword("old hash", "new hash", Optional.empty());
    Await.until(() -> TestDatabase.waitingForLocks(database.address()) == 1);
    Await.on(thief.query("COMMIT").execute());
    Await.on(thief.close());

    assertThat(Await.on(changed)).isTrue();
    assertThat(Await.on(sessions.seen(Set.of(SessionStore.hex(thiefs))))).isEmpty();
    assertThat(Await.on(sessions.start(Tokens.hash("later"), Optional.of("old hash")))).isFalse();
    assertThat(Await.on(sessions.start(Tokens.hash("later"), Optional.of("new hash")))).isTrue();
  }

  @Test
  void a_late_request_does_not_bring_an_ended_session_back() {
    var sessions = new SessionStore(database, "1");
    var id = Tokens.hash("a session");
    Await.on(sessions.start(id, Optional.empty()));
    TestDatabase.run(
        database.address(), "UPDATE session SET last_seen_at = now() - interval '1 day'");

    Await.on(sessions.end(id));

    assertThat(Await.on(sessions.seen(Set.of(SessionStore.hex(id))))).isEmpty();
    assertThat(Await.on(sessions.alive(List.of(SessionStore.hex(id))))).isEmpty();
  }
}
