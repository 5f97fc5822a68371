package io.promobot.till;

import io.promobot.text.OwnCode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The codes in a file of the owner's: the first cell of each line.
 *
 * @param codes those without a mistake, in their order
 * @param mistakes why the others are none
 */
record CodeFile(List<Line> codes, List<Mistake> mistakes) {
  static final int MOST_LINES = 50_000;
  private static final int SHOWN = 60;
  private static final int LONGEST = 40;

  /** Longer than any with its accents apart. */
  private static final int LONGEST_HEAD = 80;

  private static final Pattern CODE = Pattern.compile("[A-Z0-9]{4,40}");
  private static final Pattern END_OF_LINE = Pattern.compile("\r\n|\r|\n");
  private static final String SEPARATORS = ",;\t";

  /** As spreadsheets end their files: cells without anything in them. */
  private static final Pattern EMPTY = Pattern.compile("[,;\t\"\\s]*");

  /** What the first line calls the codes below it, in languages of our customers. */
  private static final Pattern HEAD =
      Pattern.compile(
          "((coupon|promo|promotion|discount|voucher|rabatt|gutschein|cupon)[ _-]?)?(code|codigo|codice|kod)s?"
              + "|(code|codigo|codice)s? [a-z ]{1,30}|codici|(coupon|voucher|gutschein|kupon)[se]?|cupon(es)?"
              + "|cupom|cupons");

  private static final Pattern ACCENT = Pattern.compile("\\p{M}");

  /**
   * A code and where it stands.
   *
   * @param compared as it is looked up
   */
  record Line(int number, String written, String compared) {}

  /** What is wrong in a line; {@code code} is cut. */
  record Mistake(int line, String code, String problem) {
    static Mistake of(Line line, String problem) {
      return new Mistake(line.number(), cut(line.written()), problem);
    }

    private static String cut(String code) {
      return code.length() <= SHOWN ? code : code.substring(0, SHOWN);
    }
  }

  static CodeFile read(String text) {
    List<Line> codes = new ArrayList<>();
    List<Mistake> mistakes = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    String[] lines = END_OF_LINE.split(text);
    for (int i = 0; i < lines.length; i++) {
      String written = OwnCode.tidy(firstCell(lines[i]));
      if (written.isEmpty()) {
        if (!EMPTY.matcher(lines[i]).matches()) {
          mistakes.add(new Mistake(i + 1, "", "The first cell is empty; put the code there"));
        }
      } else if (!isHead(i, written)) {
        Line line = new Line(i + 1, written, OwnCode.compared(written));
        Integer before = seen.putIfAbsent(line.compared(), line.number());
        if (written.length() > LONGEST) {
          mistakes.add(Mistake.of(line, "A code has at most 40 characters with blanks and dashes"));
        } else if (!CODE.matcher(line.compared()).matches()) {
          mistakes.add(Mistake.of(line, "A code has 4 to 40 letters A to Z and digits"));
        } else if (before != null) {
          mistakes.add(Mistake.of(line, "This code is in line " + before + ", too"));
        } else {
          codes.add(line);
        }
      }
    }
    return new CodeFile(codes, mistakes);
  }

  int lines() {
    return codes.size() + mistakes.size();
  }

  private static boolean isHead(int line, String cell) {
    if (line > 0 || cell.length() > LONGEST_HEAD) {
      return false;
    }
    String plain = ACCENT.matcher(Normalizer.normalize(cell, Normalizer.Form.NFD)).replaceAll("");
    return HEAD.matcher(plain.toLowerCase(Locale.ROOT)).matches();
  }

  private static String firstCell(String line) {
    String text = line.strip();
    if (text.startsWith("\"")) {
      int end = text.indexOf('"', 1);
      return (end < 0 ? text.substring(1) : text.substring(1, end)).strip();
    }
    int end = 0;
    while (end < text.length() && SEPARATORS.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return text.substring(0, end).strip();
  }
}
