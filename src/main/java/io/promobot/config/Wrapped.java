package io.promobot.config;

/** Text for a terminal. */
final class Wrapped {
  private Wrapped() {}

  /** The words of a text in lines of at most {@code width} letters, each indented. */
  static String lines(String text, int indent, int width) {
    var all = new StringBuilder();
    var line = new StringBuilder(" ".repeat(indent));
    for (String word : text.split(" ")) {
      if (line.length() + word.length() >= width) {
        all.append(line.toString().stripTrailing()).append('\n');
        line = new StringBuilder(" ".repeat(indent));
      }
      line.append(word).append(' ');
    }
    return all.append(line.toString().stripTrailing()).toString();
  }
}
