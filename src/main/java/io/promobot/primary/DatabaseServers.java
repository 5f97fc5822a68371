package io.promobot.primary;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.List;

/**
 * The servers of which one is the database at a time, others standing by.
 *
 * @param all at least one, in the order in which they are preferred
 * @param connectTimeout how long each may take to accept a connection
 */
public record DatabaseServers(
    List<DatabaseServer> all, TargetSession target, Duration connectTimeout) {
  public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

  public DatabaseServers {
    if (all.isEmpty()) {
      throw new IllegalArgumentException("no server");
    }
    all = List.copyOf(all);
  }

  /** The one and only, which is not asked anything before it is used. */
  public static DatabaseServers only(String host, int port) {
    return new DatabaseServers(
        List.of(new DatabaseServer(host, port)), TargetSession.ANY, CONNECT_TIMEOUT);
  }

  /** Whether the right one has to be found; a name may stand for several servers, too. */
  public boolean searched() {
    return all.size() > 1 || target != TargetSession.ANY;
  }

  /** As in an address: {@code db1:5432,[::1]:5433}. */
  @Override
  public String toString() {
    return all.stream().map(DatabaseServer::toString).collect(joining(","));
  }
}
