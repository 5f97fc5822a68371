package io.promobot.lead;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The registrations of one transaction, with the same result as one after the other: among those
 * with the same e-mail address, the first with an origin decides the origin and the last one the
 * name.
 */
final class Registrations {
  private final List<NewLead> all;
  private final Map<String, NewLead> byEmail = new TreeMap<>();

  Registrations(List<NewLead> all) {
    this.all = all;
    for (NewLead each : all) {
      byEmail.merge(each.email().key(), each, Registrations::again);
    }
  }

  private static NewLead again(NewLead first, NewLead later) {
    NewLead traced = first.origin().isEmpty() ? later : first;
    return new NewLead(
        later.name(),
        first.email(),
        later.phone().or(first::phone),
        traced.origin(),
        traced.utmMedium().or(first::utmMedium),
        traced.utmCampaign().or(first::utmCampaign),
        later.language().or(first::language),
        first.attributes(),
        first.customer().or(later::customer));
  }

  /** One for each e-mail address, in the order in which every writer locks. */
  Collection<NewLead> distinct() {
    return byEmail.values();
  }

  /** The answers in the order of arrival; only one with a new e-mail address creates a person. */
  List<Registered> answers(Function<String, Registered> kept) {
    Set<String> met = new HashSet<>();
    List<Registered> answers = new ArrayList<>(all.size());
    for (NewLead each : all) {
      Registered row = kept.apply(each.email().key());
      boolean created = met.add(each.email().key()) && row.created();
      answers.add(
          new Registered(
              row.id(),
              each.name(),
              row.email(),
              each.phone().or(() -> created ? Optional.empty() : row.phone()),
              row.origin(),
              row.registeredAt(),
              row.cameOn(),
              row.welcomeAt(),
              created));
    }
    return answers;
  }
}
