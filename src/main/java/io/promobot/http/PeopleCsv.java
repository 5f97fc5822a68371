package io.promobot.http;

import io.promobot.customer.Person;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** People as a table for spreadsheets. */
final class PeopleCsv {
  private PeopleCsv() {}

  static String head(Csv csv) {
    return csv.head(List.of("name", "psid", "origin", "at"));
  }

  static String rows(Csv csv, List<Person> people) {
    return csv.table(people.stream().map(person -> cells(csv, person)).toList());
  }

  private static List<String> cells(Csv csv, Person person) {
    return List.of(
        csv.text(person.name().orElse("")),
        person.psid().map(csv::digits).orElse(""),
        csv.text(person.origin()),
        person.at().map(PeopleCsv::second).orElse(""));
  }

  private static String second(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
