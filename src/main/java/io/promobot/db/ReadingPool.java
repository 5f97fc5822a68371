package io.promobot.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where lists, exports, history and comparisons are read: nothing is decided by what they show, so
 * it may be a few seconds old.
 */
public interface ReadingPool {
  /** Only the database itself. */
  ReadingPool NONE =
      new ReadingPool() {
        @Override
        public Pool lists(Supplier<Pool> primary) {
          return primary.get();
        }

        @Override
        public Pool exports(Supplier<Pool> primary) {
          return primary.get();
        }

        @Override
        public <T> Future<T> export(
            Function<SqlConnection, Future<T>> work, Supplier<Future<T>> primary) {
          return primary.get();
        }

        @Override
        public void changed() {
          // what is read there is what was changed
        }

        @Override
        public Optional<State> state() {
          return Optional.empty();
        }
      };

  /** Statements of less than five seconds; {@code primary} answers them otherwise. */
  Pool lists(Supplier<Pool> primary);

  /** Statements of up to a minute. */
  Pool exports(Supplier<Pool> primary);

  /** A transaction that only reads. */
  <T> Future<T> export(Function<SqlConnection, Future<T>> work, Supplier<Future<T>> primary);

  /** The owner has changed something, and what is read from now on shows it. */
  void changed();

  /** How the one that is read is doing, or would be read if it could; empty when there is none. */
  Optional<State> state();

  /** Whether a replica is read, and if not, why. */
  enum Health {
    USED,
    BEHIND,
    SILENT,
    NO_REPLICA,
    OTHER_DATABASE
  }

  /**
   * A replica's state when it was last looked at.
   *
   * @param behind by how much it lags at most; empty when that is not known
   */
  record State(Health health, Optional<Duration> behind) {
    /** In an operator's words. */
    public String words() {
      return switch (health) {
        case USED -> lag();
        case BEHIND -> "too far behind (" + lag() + "), reading from the primary";
        case SILENT -> "does not answer, reading from the primary";
        case NO_REPLICA -> "is not a replica, reading from the primary";
        case OTHER_DATABASE -> "is a replica of another database, reading from the primary";
      };
    }

    /** By how many it lags at most, in tenths; empty when that is not known. */
    public OptionalDouble seconds() {
      return behind
          .map(time -> OptionalDouble.of(Math.ceil(time.toMillis() / 100.0) / 10))
          .orElse(OptionalDouble.empty());
    }

    private String lag() {
      return seconds().isPresent()
          ? seconds().getAsDouble() + " s behind"
          : "by how much is not known";
    }
  }
}
