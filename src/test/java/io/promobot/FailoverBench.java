package io.promobot;

import io.promobot.db.Await;
import io.promobot.db.DatabaseAddress;
import io.promobot.db.SslMode;
import io.promobot.primary.DatabaseServer;
import io.promobot.primary.DatabaseServers;
import io.promobot.primary.TargetSession;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What {@code bench/failover.sh} runs: the primary of a pair that fails over by itself dies, or
 * hangs, again and again. Anything lost, or doubled without a flag, ends it as a failure.
 */
class FailoverBench {
  private static final int TIMES = Integer.getInteger("promobot.failovers", 5);
  private static final boolean FREEZES =
      System.getProperty("promobot.failovers.how", "kill").equals("freeze");
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private static final String WRITABLE =
      "SELECT NOT pg_is_in_recovery() AND current_setting('transaction_read_only') = 'off'";

  private final List<DatabaseServer> servers =
      Stream.of(System.getProperty("promobot.pair").split(","))
          .map(port -> new DatabaseServer("127.0.0.1", Integer.parseInt(port)))
          .toList();

  private final DatabaseAddress database =
      new DatabaseAddress(
          new DatabaseServers(servers, TargetSession.READ_WRITE, DatabaseServers.CONNECT_TIMEOUT),
          "promobot",
          "promobot",
          "",
          SslMode.DISABLE);

  @Test
  void failovers() throws IOException, InterruptedException {
    try (var run = new FailoverRun(database)) {
      run.begin();
      System.out.println("| failover | promoted after | first event after promotion |");
      System.out.println("| ---: | ---: | ---: |");
      for (int number = 1; number <= TIMES; number++) {
        failover(number, run);
      }
      Await.until(LIMIT, this::protectedByStandby);
      System.out.println(run.settle());
    }
  }

  private void failover(int number, FailoverRun run) throws IOException, InterruptedException {
    Await.until(LIMIT, this::protectedByStandby);
    if (number > 1) {
      run.moreCodes();
    }
    int primary = primary();
    long gone = System.nanoTime();
    node(FREEZES ? "freeze" : "kill", primary);
    Await.until(LIMIT, () -> answers(1 - primary, WRITABLE));
    long promoted = System.nanoTime();
    var away = run.untilTheNextIsAcknowledged();
    run.nothingPromisedIsMissing();
    System.out.printf(
        "| %d | %.1f s | %.1f s |%n", number, (promoted - gone) / 1e9, away.toMillis() / 1e3);
    node(FREEZES ? "thaw" : "start", primary);
  }

  private void node(String what, int number) throws IOException, InterruptedException {
    var name = number == 0 ? "one" : "two";
    new ProcessBuilder("bench/failover.sh", what, name).inheritIO().start().waitFor();
  }

  private int primary() {
    return answers(0, WRITABLE) ? 0 : 1;
  }

  private boolean protectedByStandby() {
    var sync =
        "SELECT count(*) = 1 FROM pg_stat_get_wal_senders() WHERE state = 'streaming' AND sync_state IN ('sync', 'quorum')";
    return Stream.of(0, 1).anyMatch(number -> answers(number, sync));
  }

  private boolean answers(int number, String question) {
    var url =
        "jdbc:postgresql://"
            + servers.get(number)
            + "/promobot?user=postgres&connectTimeout=2&socketTimeout=5";
    try (var connection = DriverManager.getConnection(url);
        var rows = connection.createStatement().executeQuery(question)) {
      rows.next();
      return rows.getBoolean(1);
    } catch (SQLException away) {
      return false;
    }
  }
}
