package io.promobot.db;

import java.util.Locale;

/** Our kinds of connections to the database; a running promobot has one at least. */
public enum PoolName {
  INGEST,
  GENERAL,
  BULK,
  LISTEN;

  /** What PostgreSQL says of such a connection, to us and to whoever looks at its activity. */
  public String application() {
    return "promobot-" + this;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
