package io.promobot.inbox;

import static io.promobot.language.LanguageSource.CHOSEN;
import static io.promobot.language.LanguageSource.WEBSITE;

import io.promobot.channel.CustomerEvent;
import io.promobot.channel.CustomerEvent.Kind;
import io.promobot.flow.Form;
import io.promobot.flow.FormTap;
import io.promobot.flow.Reception;
import io.promobot.flow.Wording;
import io.promobot.language.CustomerLanguage;
import java.util.Optional;

/** Which language somebody speaks, learned from each event before it is answered. */
final class Speech {
  private Speech() {}

  /**
   * Learns what this event says about it. Answers with what was tapped that belongs to a form;
   * asking for a language in words is such a tap, unless the bot keeps quiet for them.
   *
   * @param reception who answers them, if anything here concerns a form
   */
  static Optional<FormTap> heard(
      Person person, CustomerEvent event, Wording words, Optional<Reception> reception) {
    Optional<FormTap> tap = tap(person, event, reception);
    CustomerLanguage before = person.language;
    if (!isOutdated(person, event)) {
      person.language = after(event, words, tap, before, person.form);
    }
    if (!person.language.equals(before)) {
      person.languageMoved = true;
      person.journeys.values().forEach(journey -> journey.speaks(person.language.known()));
    }
    return tap.filter(one -> event.kind() == Kind.TAPPED || !keepsQuiet(person, event));
  }

  /** What was known when they did something else is newer. */
  private static boolean isOutdated(Person person, CustomerEvent event) {
    return person.movedOnSince(event.at()) && person.language.known().isPresent();
  }

  private static Optional<FormTap> tap(
      Person person, CustomerEvent event, Optional<Reception> reception) {
    return switch (event.kind()) {
      case TAPPED -> FormTap.read(event.payload());
      case SAID ->
          FormTap.wished(event.text(), person.form)
              .filter(wish -> reception.filter(at -> at.isTopic(event.text())).isEmpty());
      default -> Optional.empty();
    };
  }

  private static CustomerLanguage after(
      CustomerEvent event,
      Wording words,
      Optional<FormTap> tap,
      CustomerLanguage before,
      Optional<Form> form) {
    CustomerLanguage seen =
        event.speaks().map(language -> before.told(WEBSITE, language)).orElse(before);
    CustomerLanguage told =
        tap.flatMap(FormTap::language).map(chosen -> seen.told(CHOSEN, chosen)).orElse(seen);
    boolean wrote =
        event.kind() == Kind.SAID
            && !event.text().isBlank()
            && form.filter(Form::asksForFacts).isEmpty();
    // read only as long as it matters
    return wrote && told.listens() ? told.wrote(words.meaning()) : told;
  }

  private static boolean keepsQuiet(Person person, CustomerEvent event) {
    return person.conversation.optedOut() || person.handover.holds(event.at(), person.form);
  }
}
