package io.promobot.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DatabaseFailureTest {
  @ParameterizedTest(name = "{0} {2} is {1}")
  @CsvSource({
    "57P01, UNAVAILABLE, terminated by an administrator",
    "57P03, UNAVAILABLE, starting up",
    "57014, UNAVAILABLE, statement timeout",
    "53300, UNAVAILABLE, too many connections",
    "53100, UNAVAILABLE, disk full",
    "25006, UNAVAILABLE, read-only",
    "55P03, UNAVAILABLE, lock not had in time",
    "25P03, UNAVAILABLE, idle in transaction",
    "08006, UNAVAILABLE, connection failure",
    "28P01, UNAVAILABLE, wrong password",
    "3D000, UNAVAILABLE, no such database",
    "40001, RETRYABLE, serialization failure",
    "40P01, RETRYABLE, deadlock",
    "0A000, RETRYABLE, cached plan",
    "22021, DATA, NUL in text",
    "22P05, DATA, escape that text cannot hold",
    "23505, DATA, unique violation",
    "23514, DATA, check violation",
    "42P01, BUG, no such table",
    "25P02, BUG, transaction already failed"
  })
  void a_state_has_one_verdict(String state, DatabaseFailure verdict, String meaning) {
    assertThat(Database.failureOf(new PgException(meaning, "ERROR", state, ""))).isEqualTo(verdict);
  }

  @ParameterizedTest
  @MethodSource
  void trouble_with_the_connection_means_unavailable(Throwable failure) {
    assertThat(Database.unavailable(failure)).isTrue();
  }

  static Stream<Throwable> trouble_with_the_connection_means_unavailable() {
    return Stream.of(
        new DatabaseUnavailable("deadline"),
        ClosedConnectionException.INSTANCE,
        new ConnectionPoolTooBusyException("full"),
        new ConnectException("refused"),
        new UnknownHostException("db"),
        new VertxException("Timeout waiting for connection"),
        new VertxException("Timeout"),
        new VertxException("Connection is not active now, current status: CLOSED"));
  }

  @Test
  void wrong_parameters_are_our_bug_and_not_the_databases() {
    var wrong =
        new VertxException("Parameter at position[0] with class = [String] can not be coerced");

    assertThat(Database.failureOf(wrong)).isEqualTo(DatabaseFailure.BUG);
    assertThat(Database.failureOf(new IllegalStateException())).isEqualTo(DatabaseFailure.BUG);
  }
}
