package io.promobot.db;

import java.util.Locale;

/** Our kinds of connections to the database; a running promobot has at least one. */
public enum PoolName {
  INGEST,
  GENERAL,
  BULK,
  LISTEN,
  PROBE,
  LOOKUPS,
  LISTS,
  EXPORTS;

  /** PostgreSQL's name for such a connection, as seen by us and in its activity view. */
  public String application() {
    return "promobot-" + this;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
