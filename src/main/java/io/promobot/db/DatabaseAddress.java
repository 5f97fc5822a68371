package io.promobot.db;

import io.promobot.primary.DatabaseServer;
import io.promobot.primary.DatabaseServers;
import io.promobot.primary.TargetSession;
import java.util.List;

/** Where a PostgreSQL database is and how to sign in to it; prints without its password. */
public record DatabaseAddress(
    DatabaseServers servers, String database, String user, String password, SslMode sslMode) {

  /** On one server. */
  public DatabaseAddress(
      String host, int port, String database, String user, String password, SslMode sslMode) {
    this(DatabaseServers.only(host, port), database, user, password, sslMode);
  }

  /** The same servers and user, another database. */
  public DatabaseAddress withDatabase(String other) {
    return new DatabaseAddress(servers, other, user, password, sslMode);
  }

  /** The same database on other servers, or on one of them. */
  public DatabaseAddress on(DatabaseServers others) {
    return new DatabaseAddress(others, database, user, password, sslMode);
  }

  /** The same database reached another way, such as through a test's proxy. */
  public DatabaseAddress at(String otherHost, int otherPort) {
    return on(DatabaseServers.only(otherHost, otherPort));
  }

  /** Each of its servers on its own, as if there were no other. */
  public List<DatabaseAddress> apart() {
    return servers.all().stream()
        .map(
            each -> new DatabaseServers(List.of(each), TargetSession.ANY, servers.connectTimeout()))
        .map(this::on)
        .toList();
  }

  /** The first server; the built-in database has no other. */
  public DatabaseServer first() {
    return servers.all().get(0);
  }

  @Override
  public String toString() {
    return "postgres://" + user + ":***@" + servers + "/" + database;
  }
}
