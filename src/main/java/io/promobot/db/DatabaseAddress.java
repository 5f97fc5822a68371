package io.promobot.db;

/** Where a PostgreSQL database is and how to sign in to it; prints without its password. */
public record DatabaseAddress(
    String host, int port, String database, String user, String password, SslMode sslMode) {

  /** The same server and user, another database. */
  public DatabaseAddress withDatabase(String other) {
    return new DatabaseAddress(host, port, other, user, password, sslMode);
  }

  /** The same database reached another way, such as through a test's proxy. */
  public DatabaseAddress at(String otherHost, int otherPort) {
    return new DatabaseAddress(otherHost, otherPort, database, user, password, sslMode);
  }

  @Override
  public String toString() {
    var shownHost = host.contains(":") ? "[" + host + "]" : host;
    return "postgres://" + user + ":***@" + shownHost + ":" + port + "/" + database;
  }
}
