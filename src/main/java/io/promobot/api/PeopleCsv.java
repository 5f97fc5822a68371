package io.promobot.api;

import io.promobot.customer.Person;
import io.promobot.text.Csv;
import java.time.ZoneId;
import java.util.List;

/** People as a table for spreadsheets. */
final class PeopleCsv {
  private PeopleCsv() {}

  static String head(Csv csv) {
    return csv.head(List.of("name", "psid", "origin", "at"));
  }

  static String rows(Csv csv, ZoneId shop, List<Person> people) {
    return csv.table(people.stream().map(person -> cells(csv, shop, person)).toList());
  }

  private static List<String> cells(Csv csv, ZoneId shop, Person person) {
    return List.of(
        csv.text(person.name().orElse("")),
        person.psid().map(csv::digits).orElse(""),
        csv.text(person.origin()),
        person.at().map(at -> csv.time(at, shop)).orElse(""));
  }
}
