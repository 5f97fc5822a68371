package io.promobot.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/** Tables that a spreadsheet opens as text and never as a formula. */
final class Csv {
  /** Tells spreadsheets that what follows is UTF-8. */
  static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final String FORMULA_SIGNS = "=+-@\u2212";
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.ALL).get();

  private Csv() {}

  static String harmless(String cell) {
    return looksLikeFormula(cell) ? "'" + cell : cell;
  }

  /** Looks past all that cannot be seen, for spreadsheets do, too. */
  private static boolean looksLikeFormula(String cell) {
    if (cell.startsWith("\t") || cell.startsWith("\r") || cell.startsWith("\n")) {
      return true;
    }
    Optional<String> first =
        cell.codePoints()
            .filter(Csv::visible)
            .mapToObj(Character::toString)
            .map(sign -> Normalizer.normalize(sign, Normalizer.Form.NFKC))
            .findFirst();
    return first.filter(FORMULA_SIGNS::contains).isPresent();
  }

  private static boolean visible(int codePoint) {
    return !Character.isWhitespace(codePoint)
        && !Character.isSpaceChar(codePoint)
        && !Character.isISOControl(codePoint)
        && Character.getType(codePoint) != Character.FORMAT;
  }

  static String table(List<List<String>> rows) {
    var table = new StringBuilder();
    try (var printer = new CSVPrinter(table, FORMAT)) {
      printer.printRecords(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table.toString();
  }
}
