package io.promobot.db;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a database to the schema of this jar; blocks, and waits for other replicas that do the
 * same.
 */
public final class Migrations {
  private static final Logger log = LoggerFactory.getLogger(Migrations.class);
  private static final int LOCK_RETRIES = 120;

  /**
   * Wrong password, no such user or not from this host, no such database, a sign-in method or TLS
   * that one side lacks: the server has answered, and waiting would not change its mind.
   */
  private static final Set<String> REFUSALS = Set.of("28P01", "28000", "3D000", "08004");

  private final DatabaseAddress address;
  private final String location;

  public Migrations(DatabaseAddress address) {
    this(address, "classpath:db/migration");
  }

  Migrations(DatabaseAddress address, String location) {
    this.address = address;
    this.location = location;
  }

  /**
   * Fails with {@link DatabaseUnavailable} when a later attempt may succeed, and with {@link
   * DatabaseStartException} when a person has to fix something first.
   */
  public void run() {
    try {
      migrate(flyway());
      new LateIndexes(address).buildSmall();
    } catch (FlywayException e) {
      throw verdict(e);
    } catch (SQLException e) {
      throw new DatabaseUnavailable(firstLine(e), e);
    }
  }

  /** The same, but only up to this version, the one a backup was made from. */
  public void runTo(String version) {
    try {
      configured().target(version).load().migrate();
    } catch (FlywayException e) {
      throw verdict(e);
    }
  }

  /** Whether this jar includes that version. */
  public boolean knows(String version) {
    return versions().contains(version);
  }

  /** The version of the schema that this jar works with. */
  public String newest() {
    var versions = versions();
    return versions.get(versions.size() - 1);
  }

  private List<String> versions() {
    try {
      return Arrays.stream(flyway().info().all())
          .filter(migration -> migration.getState() != MigrationState.FUTURE_SUCCESS)
          .map(migration -> migration.getVersion().getVersion())
          .toList();
    } catch (FlywayException e) {
      throw verdict(e);
    }
  }

  /** The same for a worker thread. */
  Void runOnce() {
    run();
    return null;
  }

  /**
   * Where another server has become the database, to which the last migrations may not have come.
   */
  Void catchUp() {
    boolean behind;
    try {
      behind = flyway().info().pending().length > 0;
    } catch (FlywayException e) {
      throw verdict(e);
    }
    if (behind) {
      run();
    }
    return null;
  }

  private void migrate(Flyway flyway) {
    var all = flyway.info();
    refuseNewerDatabase(all);
    if (isAsItShouldBe(all)) {
      // almost every start: it neither locks nor asks for everything again
      return;
    }
    var result = flyway.migrate();
    if (result.migrationsExecuted > 0) {
      log.info(
          "{} migrations applied, schema version {}",
          result.migrationsExecuted,
          result.targetSchemaVersion);
    }
  }

  private static boolean isAsItShouldBe(MigrationInfoService all) {
    return Arrays.stream(all.all())
        .allMatch(
            migration ->
                migration.getState() == MigrationState.SUCCESS
                    && migration.isChecksumMatching()
                    && migration.isDescriptionMatching()
                    && migration.isTypeMatching());
  }

  private RuntimeException verdict(FlywayException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException refused && REFUSALS.contains(state(refused))) {
        return new DatabaseStartException(
            "DATABASE_URL: %s refused the sign-in: %s. Fix user, password, database or sslmode in DATABASE_URL, or change what the server allows."
                .formatted(address, firstLine(refused)),
            failure);
      }
      if (cause instanceof SQLException refused && mayPass(refused)) {
        return new DatabaseUnavailable(firstLine(refused), failure);
      }
    }
    return new DatabaseStartException(
        "The schema of %s cannot be brought to this version of promobot: %s"
            .formatted(address, failure.getMessage()),
        failure);
  }

  private static boolean mayPass(SQLException refused) {
    var verdict = DatabaseFailure.ofState(state(refused));
    return verdict == DatabaseFailure.UNAVAILABLE || verdict == DatabaseFailure.RETRYABLE;
  }

  private static String state(SQLException refused) {
    return String.valueOf(refused.getSQLState());
  }

  private static String firstLine(SQLException refused) {
    return String.valueOf(refused.getMessage()).lines().findFirst().orElse("");
  }

  private Flyway flyway() {
    return configured().load();
  }

  private FluentConfiguration configured() {
    try {
      return configured(Jdbc.source(address));
    } catch (SQLException e) {
      throw new FlywayException(e.getMessage(), e);
    }
  }

  private FluentConfiguration configured(DataSource source) {
    return Flyway.configure(Migrations.class.getClassLoader())
        .loggers("slf4j")
        .dataSource(source)
        .locations(location)
        .failOnMissingLocations(true)
        .validateOnMigrate(true)
        .validateMigrationNaming(true)
        .outOfOrder(false)
        .cleanDisabled(true)
        .lockRetryCount(LOCK_RETRIES);
  }

  /** An older jar would write rows that the newer schema does not expect. */
  private void refuseNewerDatabase(MigrationInfoService all) {
    var newer =
        Arrays.stream(all.applied())
            .filter(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS)
            .map(MigrationInfo::getVersion)
            .reduce((earlier, later) -> later);
    if (newer.isPresent()) {
      throw new DatabaseStartException(
          "The database %s was made by a newer promobot (schema version %s). Start that version of promobot, or restore an older backup."
              .formatted(address, newer.get()));
    }
  }
}
