package io.promobot.db;

import java.util.Optional;

/**
 * The addresses of one database.
 *
 * @param usual where the pools connect
 * @param direct past a pooler that {@code usual} leads to; empty where that is the database itself,
 *     or a pooler that gives each connection one of the server's for good
 */
public record DatabaseWays(DatabaseAddress usual, Optional<DatabaseAddress> direct) {
  /** One way for everything. */
  public static DatabaseWays to(DatabaseAddress address) {
    return new DatabaseWays(address, Optional.empty());
  }

  /** Through a pooler that gives each transaction another connection, and past it. */
  public static DatabaseWays of(DatabaseAddress pooler, DatabaseAddress direct) {
    return new DatabaseWays(pooler, Optional.of(direct));
  }

  /** For what needs its session: LISTEN, migrations, indexes, backups. */
  public DatabaseAddress keepingSession() {
    return direct.orElse(usual);
  }

  PoolPlan.Keeping keeping() {
    return direct.isPresent() ? PoolPlan.Keeping.TRANSACTION : PoolPlan.Keeping.SESSION;
  }
}
