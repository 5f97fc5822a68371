package io.promobot.flow;

import java.util.List;
import java.util.Optional;

/**
 * What customers can ask about, in the order in which it is offered; the last one is the catch-all.
 *
 * @param names as the shop knows them
 * @param said as the customer reads them, in the same order
 */
public record Topics(List<String> names, List<String> said) {

  /** Topics that everybody knows by the same names. */
  public static Topics of(List<String> names) {
    return new Topics(names, names);
  }

  int size() {
    return names.size();
  }

  /**
   * The shop's name of the topic that these words name, in the customer's language or as the shop
   * knows it.
   */
  Optional<String> named(String text) {
    return FormWords.topic(text, said)
        .map(found -> names.get(said.indexOf(found)))
        .or(() -> FormWords.topic(text, names));
  }

  /** What the customer reads for a shop's name. */
  String said(String name) {
    int place = names.indexOf(name);
    return place < 0 ? name : said.get(place);
  }
}
