package io.promobot.http;

import io.promobot.customer.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/** People as a table that a spreadsheet opens as text and never as a formula. */
final class PeopleCsv {
  /** Tells spreadsheets that what follows is UTF-8. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final String FORMULA_SIGNS = "=+-@\u2212";
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.ALL).get();

  private PeopleCsv() {}

  static String head() {
    return BYTE_ORDER_MARK + table(List.of(List.of("name", "psid", "origin", "at")));
  }

  static String rows(List<Person> people) {
    return table(people.stream().map(PeopleCsv::cells).toList());
  }

  private static List<String> cells(Person person) {
    return List.of(
        harmless(person.name().orElse("")),
        person.psid().map(PeopleCsv::text).orElse(""),
        harmless(person.origin()),
        person.at().map(PeopleCsv::second).orElse(""));
  }

  private static String second(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** A spreadsheet takes many digits for a number and forgets the last ones. */
  private static String text(String psid) {
    return "'" + psid;
  }

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
            .filter(PeopleCsv::visible)
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

  private static String table(List<List<String>> rows) {
    var table = new StringBuilder();
    try (var printer = new CSVPrinter(table, FORMAT)) {
      printer.printRecords(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table.toString();
  }
}
