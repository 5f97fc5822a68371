package io.promobot.flow;

import java.util.List;

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

  /** What the customer reads for a shop's name. */
  String said(String name) {
    int place = names.indexOf(name);
    return place < 0 ? name : said.get(place);
  }
}
