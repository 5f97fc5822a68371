package io.promobot.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A short visit to the embedded database of a folder: the one a running promobot uses, or one that
 * is started for the visit and stopped again.
 */
public final class DatabaseVisit implements AutoCloseable {
  private final DatabaseAddress address;
  private final Optional<EmbeddedDatabase> started;

  private DatabaseVisit(DatabaseAddress address, Optional<EmbeddedDatabase> started) {
    this.address = address;
    this.started = started;
  }

  /** Fails with {@link DatabaseStartException} where there never was one. */
  public static DatabaseVisit of(Path dataDir) {
    if (!Files.exists(dataDir.resolve("postgres").resolve("PG_VERSION"))) {
      throw new DatabaseStartException(
          "There is no database in DATA_DIR %s. Set DATA_DIR to the folder of the promobot you mean, or DATABASE_URL to its database."
              .formatted(dataDir));
    }
    return DataDirectory.inUse(dataDir)
        ? new DatabaseVisit(running(dataDir), Optional.empty())
        : starting(dataDir);
  }

  /** The folder is locked meanwhile, and created if it does not exist. */
  public static DatabaseVisit starting(Path dataDir) {
    EmbeddedDatabase embedded = EmbeddedDatabase.start(dataDir);
    return new DatabaseVisit(embedded.address(), Optional.of(embedded));
  }

  public DatabaseAddress address() {
    return address;
  }

  private static DatabaseAddress running(Path dataDir) {
    try {
      int port = Integer.parseInt(Files.readString(dataDir.resolve("postgres-port")).strip());
      String password = Files.readString(dataDir.resolve("postgres-password")).strip();
      return EmbeddedDatabase.address(port, password);
    } catch (IOException | NumberFormatException e) {
      throw new DatabaseStartException(
          "The promobot on DATA_DIR %s is just starting, or its files belong to another user (%s). Try again as the user it runs as."
              .formatted(dataDir, e.getMessage()),
          e);
    }
  }

  @Override
  public void close() {
    started.ifPresent(EmbeddedDatabase::close);
  }
}
