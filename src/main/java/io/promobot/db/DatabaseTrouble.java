package io.promobot.db;

import io.promobot.primary.NoPrimary;
import java.util.Optional;

/** Why the database cannot save anything at the moment, in the owner's words. */
final class DatabaseTrouble {
  private static final String NO_ANSWER = "The database does not answer: nothing new can be saved.";

  private static final String POOLER_REFUSES =
      "The pooler to which DATABASE_URL leads refuses what promobot sets on a connection (%s). Set"
          + " DATABASE_DIRECT_URL to the database itself as well: then it is set in each transaction"
          + " instead. See \"Through a pooler\" in docs/operations.md.";

  private static final String NO_PRIMARY =
      "The database is switching over to another server, or read-only: nothing new can be saved until a server accepts writes.";

  private DatabaseTrouble() {}

  /** The sentence for an SQLSTATE that means more than one unlucky statement. */
  static Optional<String> ofState(String state) {
    return switch (state) {
      case "53100" ->
          Optional.of(
              "The database's disk is full: nothing new can be saved. Free some space on it or give it more.");
      case "53200" -> Optional.of("The database is out of memory: nothing new can be saved.");
      case "53300" ->
          Optional.of("The database accepts no more connections: raise its limit or close some.");
      case "25006" -> Optional.of("The database is read-only: nothing new can be saved.");
      case "57P03" ->
          Optional.of("The database is starting or stopping: nothing new can be saved.");
      default -> ofClass(state);
    };
  }

  private static Optional<String> ofClass(String state) {
    return switch (state.substring(0, Math.min(2, state.length()))) {
      case "28" -> Optional.of("The database refuses our user or password: check DATABASE_URL.");
      case "3D" -> Optional.of("This database does not exist: check DATABASE_URL.");
      case "53" ->
          Optional.of("The database has reached a limit of its own: nothing new can be saved.");
      case "58" -> Optional.of("The database cannot read or write its files: check its log.");
      default -> Optional.empty();
    };
  }

  /** Why a pooler admits none of our connections, when that is what failed. */
  static Optional<String> ofPooler(Throwable failure) {
    String said = String.valueOf(failure.getMessage());
    return said.contains("unsupported startup parameter")
        ? Optional.of(POOLER_REFUSES.formatted(said))
        : Optional.empty();
  }

  /** Why a question that needs a working database failed. */
  static String ofSilence(Throwable failure) {
    if (failure instanceof NoPrimary none && none.answered()) {
      return NO_PRIMARY;
    }
    return TroubleWorker.state(failure).flatMap(DatabaseTrouble::ofState).orElse(NO_ANSWER);
  }
}
