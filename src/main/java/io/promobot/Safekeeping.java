package io.promobot;

import io.promobot.backup.Backup;
import io.promobot.backup.BackupFile;
import io.promobot.backup.Manifest;
import io.promobot.backup.Restore;
import io.promobot.config.AppConfig;
import io.promobot.db.DatabaseAddress;
import io.promobot.db.DatabaseVisit;
import io.promobot.db.DatabaseWays;
import io.promobot.wiring.App;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;

/** Does what {@code --backup} and {@code --restore} ask for; returns one line. */
final class Safekeeping {
  private final AppConfig.Storage storage;

  Safekeeping(AppConfig.Storage storage) {
    this.storage = storage;
  }

  /** Fails with a message for the operator. */
  String run(Arguments arguments) {
    Path file = arguments.file().orElseThrow();
    return switch (arguments.wanted()) {
      case BACKUP -> backup(file);
      case RESTORE -> restore(file, false);
      case MOVE -> restore(file, true);
      default -> throw new IllegalArgumentException(arguments.toString());
    };
  }

  private String backup(Path file) {
    Manifest saved =
        storage
            .ways()
            .map(DatabaseWays::keepingSession)
            .map(address -> new Backup(address, App.VERSION).save(file))
            .orElseGet(
                () ->
                    visited(
                        DatabaseVisit.of(storage.dataDir()),
                        address -> new Backup(address, App.VERSION).save(file)));
    return "saved %s to %s".formatted(counted(saved), file);
  }

  private String restore(Path file, boolean moved) {
    try (BackupFile backup = BackupFile.open(file)) {
      Manifest restored =
          storage
              .ways()
              .map(DatabaseWays::keepingSession)
              .map(address -> new Restore(address, address.toString(), moved).from(backup))
              .orElseGet(
                  () ->
                      visited(
                          DatabaseVisit.starting(storage.dataDir()),
                          address -> new Restore(address, ourOwn(), moved).from(backup)));
      return "restored %s from %s, as of %s%s"
          .formatted(
              counted(restored),
              file,
              restored.madeAt(),
              moved
                  ? ""
                  : "; what was waiting to be sent then is waiting for you in the dashboard");
    }
  }

  private String ourOwn() {
    return "the database in DATA_DIR " + storage.dataDir();
  }

  /** Also when the operator presses Ctrl-C: a server started for this must not live on. */
  private static Manifest visited(DatabaseVisit visit, Function<DatabaseAddress, Manifest> work) {
    Thread leave = new Thread(visit::close, "leave");
    Runtime.getRuntime().addShutdownHook(leave);
    try (visit) {
      return work.apply(visit.address());
    }
  }

  private static String counted(Manifest manifest) {
    return "%s, %s and %s"
        .formatted(
            counted(manifest.rows("customer"), "customer"),
            counted(manifest.rows("lead"), "lead"),
            counted(manifest.rows("outbox"), "message"));
  }

  private static String counted(long rows, String what) {
    return String.format(Locale.ROOT, rows == 1 ? "%,d %s" : "%,d %ss", rows, what);
  }
}
