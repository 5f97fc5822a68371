package io.promobot;

import io.promobot.config.Setting;
import io.promobot.wiring.App;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The meaning of the command line's arguments; none of them starts promobot.
 *
 * @param answer what is printed, if that is all
 * @param file the backup, if it is about one
 */
record Arguments(Wanted wanted, String answer, Optional<Path> file) {
  private static final String USAGE =
      """
        --help                    explains these arguments and all settings
        --version                 prints the version
        --backup FILE             saves everything in one file, while promobot runs or not
        --restore FILE            fills an empty DATA_DIR or DATABASE_URL from such a file; messages that
                                  were waiting then wait for you, as they may have gone out since
        --restore FILE --moved    the same, but waiting messages go out: use it if that promobot has
                                  not run since
      """;

  private static final String TOGETHER =
      "promobot starts without arguments; otherwise it takes one of:\n\n";

  private static final String HELP =
      """
      promobot sends a shop's coupons over Facebook Messenger and shows live what customers do with
      them. Start it without arguments: java -jar promobot.jar. All settings are environment
      variables, such as PORT=9000; they are listed below. Once it works, it prints where the
      dashboard is and a sign-in link.

      """
          + USAGE
          + """

      See docs/operations.md for more. The settings, with their defaults:

      """
          + Setting.help();

  private static final Set<String> FILED = Set.of("--backup", "--restore");
  private static final Set<String> KNOWN =
      Set.of("--help", "--version", "--backup", "--restore", "--moved");

  /** What to do. */
  enum Wanted {
    ANSWER,
    REFUSAL,
    BACKUP,
    RESTORE,
    MOVE
  }

  static Arguments read(String... words) {
    String first = words[0];
    if (words.length == 1 && first.equals("--version")) {
      return answer(Wanted.ANSWER, "promobot " + App.VERSION);
    }
    if (words.length == 2 && first.equals("--backup")) {
      return about(Wanted.BACKUP, words[1]);
    }
    if (words.length == 2 && first.equals("--restore")) {
      return about(Wanted.RESTORE, words[1]);
    }
    if (words.length == 3 && first.equals("--restore") && words[2].equals("--moved")) {
      return about(Wanted.MOVE, words[1]);
    }
    if (words.length == 1 && first.equals("--help")) {
      return answer(Wanted.ANSWER, HELP);
    }
    return answer(Wanted.REFUSAL, unknown(words) + USAGE);
  }

  /** The unknown argument; empty when only the number or order is wrong. */
  private static String unknown(String... words) {
    return Stream.of(words)
        .limit(FILED.contains(words[0]) ? 1 : words.length)
        .filter(word -> !KNOWN.contains(word))
        .findFirst()
        .map(
            "There is no argument \"%s\". promobot starts without arguments; otherwise:%n%n"
                ::formatted)
        .orElse(TOGETHER);
  }

  private static Arguments answer(Wanted wanted, String answer) {
    return new Arguments(wanted, answer, Optional.empty());
  }

  private static Arguments about(Wanted wanted, String file) {
    try {
      return file.startsWith("--")
          ? answer(Wanted.REFUSAL, TOGETHER + USAGE)
          : new Arguments(wanted, "", Optional.of(Path.of(file)));
    } catch (InvalidPathException e) {
      return answer(Wanted.REFUSAL, "\"" + file + "\" cannot be the name of a file.");
    }
  }
}
