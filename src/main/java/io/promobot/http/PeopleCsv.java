package io.promobot.http;

import io.promobot.customer.Person;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** People as a table for spreadsheets. */
final class PeopleCsv {
  private PeopleCsv() {}

  static String head() {
    return Csv.BYTE_ORDER_MARK + Csv.table(List.of(List.of("name", "psid", "origin", "at")));
  }

  static String rows(List<Person> people) {
    return Csv.table(people.stream().map(PeopleCsv::cells).toList());
  }

  private static List<String> cells(Person person) {
    return List.of(
        Csv.harmless(person.name().orElse("")),
        person.psid().map(PeopleCsv::text).orElse(""),
        Csv.harmless(person.origin()),
        person.at().map(PeopleCsv::second).orElse(""));
  }

  private static String second(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** A spreadsheet takes many digits for a number and forgets the last ones. */
  private static String text(String psid) {
    return "'" + psid;
  }
}
