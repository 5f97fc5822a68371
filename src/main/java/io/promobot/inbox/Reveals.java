package io.promobot.inbox;

import io.promobot.channel.CustomerEvent;
import io.promobot.channel.CustomerEvent.Kind;
import io.promobot.coupon.CouponTerms;
import io.promobot.coupon.Handout;
import io.promobot.coupon.Handout.Held;
import io.promobot.coupon.Handout.SharedBefore;
import io.promobot.coupon.Handout.Shown;
import io.promobot.flow.Button;
import io.promobot.flow.Conversation;
import io.promobot.flow.CouponStory;
import io.promobot.flow.Decision;
import io.promobot.flow.Reveal;
import io.promobot.flow.Say;
import io.promobot.flow.Story;
import io.promobot.outbox.Reply;
import io.promobot.stats.Journey;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which code each person of a batch is shown. */
final class Reveals {
  private final Map<String, Edition> editions;
  private final Handout handout;
  private final Map<Handout.Person, Held> own = new HashMap<>();

  /** {@code handout} knows the coupons of all who are {@link #wanted}. */
  Reveals(Map<String, Edition> editions, Handout handout) {
    this.editions = editions;
    this.handout = handout;
  }

  /**
   * Whose coupons these events may be about: everything that follows from somebody's events is
   * about a campaign whose button they tap, the one they talk about, or the welcome. Those who do
   * nothing that can lead to a code are left out, and so are campaigns whose code everybody has
   * always had.
   */
  static Set<Handout.Person> wanted(
      Collection<CustomerEvent> events, Map<String, Person> people, Map<String, Edition> editions) {
    Map<Person, Set<String>> campaigns = new HashMap<>();
    Set<Person> revealing = new HashSet<>();
    for (CustomerEvent event : events) {
      Person person = people.get(event.person());
      if (person != null && (event.kind() == Kind.TAPPED || event.kind() == Kind.SAID)) {
        Set<String> about = campaigns.computeIfAbsent(person, Reveals::talkedAbout);
        Optional<Button.Tap> tap = Button.Tap.read(event.payload());
        tap.map(Button.Tap::campaign).ifPresent(about::add);
        if (tap.map(button -> mayReveal(button, editions)).orElse(true)) {
          revealing.add(person);
        }
      }
    }
    Set<Handout.Person> wanted = new HashSet<>();
    for (Person person : revealing) {
      campaigns.get(person).stream()
          .filter(campaign -> isCounted(editions.get(campaign)))
          .forEach(campaign -> wanted.add(new Handout.Person(person.id, campaign)));
    }
    return wanted;
  }

  private static Set<String> talkedAbout(Person person) {
    return new HashSet<>(List.of(Conversation.WELCOME, person.conversation.campaign()));
  }

  /** A button that is not ours counts as words, and words may ask for anything. */
  private static boolean mayReveal(Button.Tap tap, Map<String, Edition> editions) {
    Optional<Story> story = Optional.ofNullable(editions.get(tap.campaign())).map(Edition::story);
    return story
        .flatMap(known -> known.button(tap.button()))
        .map(
            button -> reveals(button) || story.get().buttons().stream().noneMatch(Reveals::reveals))
        .orElse(true);
  }

  private static boolean reveals(Button button) {
    return button.stage().equals(CouponStory.REVEALED);
  }

  private static boolean isCounted(Edition edition) {
    // also where everybody has the same code now: some may have one of their own from before
    return edition != null && edition.terms().isSaid();
  }

  /** What holds for the coupons of these people. */
  static Map<String, CouponTerms> terms(
      Collection<Handout.Person> wanted, Map<String, Edition> editions) {
    Map<String, CouponTerms> terms = new HashMap<>();
    wanted.forEach(each -> terms.put(each.campaign(), editions.get(each.campaign()).terms()));
    return terms;
  }

  /** The decision with what this person gets instead of the code that everybody has. */
  Decision of(Person person, Decision decided) {
    Edition edition = editions.get(decided.campaign());
    boolean reveals = decided.reached().contains(CouponStory.REVEALED);
    if (edition == null || !decided.showsCode() && !reveals) {
      return decided;
    }
    if (!decided.showsCode()) {
      // people who want no messages are not told a code, and have none of their own
      return edition.terms().isPersonal() ? decided.revealing(Reveal.ENDED) : decided;
    }
    Handout.Person asking = new Handout.Person(person.id, decided.campaign());
    SharedBefore before =
        Optional.ofNullable(person.journeys.get(decided.campaign()))
            .flatMap(Journey::codeVersion)
            .map(edition.withdrawn()::contains)
            .map(gone -> gone ? SharedBefore.WITHDRAWN : SharedBefore.GOOD)
            .orElse(SharedBefore.NO);
    Shown shown = handout.shows(asking, edition.terms(), before);
    shown.own().ifPresent(coupon -> own.put(asking, coupon));
    return decided.revealing(shown.what());
  }

  /**
   * A message that shows a code: their own, or the one that everybody was shown at that time; where
   * that was made void, the one of now.
   */
  Reply reply(Person person, Journey journey, int version, Say say) {
    Held coupon = own.get(new Handout.Person(person.id, journey.campaign()));
    if (coupon != null) {
      return new Reply(person.id, person.line, journey.campaign(), version, say)
          .withCode(coupon.written(), coupon.token());
    }
    Set<Integer> withdrawn = editions.get(journey.campaign()).withdrawn();
    if (journey.codeVersion().filter(withdrawn::contains).isPresent()) {
      journey.codeWithdrawn();
    }
    journey.showedCodeOf(version);
    int shown = journey.codeVersion().orElse(version);
    return new Reply(person.id, person.line, journey.campaign(), shown, say);
  }

  /** What was given out, to be saved. */
  Handout handout() {
    return handout;
  }
}
