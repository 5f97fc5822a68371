package io.promobot.intent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One line of the files of phrases: what somebody may write, and what it means. */
record Phrase(Language language, Intent intent, String text) {

  /** Those of a folder's files, each named by the tag of its language, in a fixed order. */
  static List<Phrase> in(Path folder) throws IOException {
    var phrases = new ArrayList<Phrase>();
    for (Language language : Language.values()) {
      Path file = folder.resolve(language.tag() + ".tsv");
      if (Files.exists(file)) {
        for (String line : Files.readAllLines(file)) {
          phrases.add(read(language, line));
        }
      }
    }
    return List.copyOf(phrases);
  }

  private static Phrase read(Language language, String line) {
    String[] columns = line.split("\t", -1);
    if (columns.length != 2 || columns[1].isBlank()) {
      throw new IllegalArgumentException(
          "%s.tsv: not an intent, a tab and a phrase: %s".formatted(language.tag(), line));
    }
    return new Phrase(language, Intent.of(columns[0]), columns[1]);
  }

  /** As {@link #line()} has it. */
  static Phrase parse(String line) {
    String[] columns = line.split("\t", 3);
    return new Phrase(Language.tagged(columns[0]), Intent.of(columns[1]), columns[2]);
  }

  /** With its language, so that a file may have several. */
  String line() {
    return language.tag() + "\t" + intent.key() + "\t" + text;
  }

  @Override
  public String toString() {
    return "%s %s \"%s\"".formatted(language.tag(), intent.name().toLowerCase(Locale.ROOT), text);
  }
}
