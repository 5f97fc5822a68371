package io.promobot.text;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/** The kinds of tables: two for spreadsheets, which must never take a text for a formula. */
public enum Csv {
  COMMA(',', Csv.BYTE_ORDER_MARK, true),
  /** What Excel expects where people write 1,5 for one and a half. */
  SEMICOLON(';', Csv.BYTE_ORDER_MARK, true),
  /** For other programs: texts as they are, without a leading apostrophe. */
  PLAIN(',', "", false);

  /** Tells spreadsheets that UTF-8 follows. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final String FORMULA_SIGNS = "=+-@\u2212";

  private final CSVFormat format;
  private final String mark;
  private final boolean guarded;

  Csv(char delimiter, String mark, boolean guarded) {
    this.format =
        CSVFormat.RFC4180.builder().setDelimiter(delimiter).setQuoteMode(QuoteMode.ALL).get();
    this.mark = mark;
    this.guarded = guarded;
  }

  /** As the contract names it. */
  public static Csv of(Optional<String> format) {
    return format.map(name -> valueOf(name.toUpperCase(Locale.ROOT))).orElse(COMMA);
  }

  /** Including everything that comes before the first row. */
  public String head(List<String> columns) {
    return mark + table(List.of(columns));
  }

  public String text(String cell) {
    return guarded && looksLikeFormula(cell) ? "'" + cell : cell;
  }

  /** A spreadsheet takes many digits for a number and drops the last ones. */
  public String digits(String cell) {
    return guarded ? "'" + cell : cell;
  }

  /** Spreadsheets show the shop's clock and day; other programs read UTC. Both name the zone. */
  public String time(Instant at, ZoneId shop) {
    return ISO_OFFSET_DATE_TIME.format(
        at.truncatedTo(ChronoUnit.SECONDS).atZone(guarded ? shop : ZoneOffset.UTC));
  }

  /** Ignores everything invisible, because spreadsheets do, too. */
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

  public String table(List<List<String>> rows) {
    var table = new StringBuilder();
    try (var printer = new CSVPrinter(table, format)) {
      printer.printRecords(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table.toString();
  }
}
