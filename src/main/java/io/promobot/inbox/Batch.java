package io.promobot.inbox;

import io.promobot.channel.CustomerEvent;
import io.promobot.channel.CustomerEvent.Kind;
import io.promobot.flow.Action;
import io.promobot.flow.Button;
import io.promobot.flow.Conversation;
import io.promobot.flow.Decision;
import io.promobot.flow.FormTap;
import io.promobot.flow.Handover;
import io.promobot.flow.Reception;
import io.promobot.flow.Reception.Heard;
import io.promobot.flow.Say;
import io.promobot.flow.Stage;
import io.promobot.flow.StoryFlow;
import io.promobot.flow.Texts;
import io.promobot.flow.Turn;
import io.promobot.inbox.FormStore.Outcomes;
import io.promobot.inbox.ReceiptStore.SentMessage;
import io.promobot.outbox.Reply;
import io.promobot.phrase.Miss;
import io.promobot.stats.Journey;
import io.promobot.stats.TapStore.Tap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The decisions of one transaction, made in memory: people are loaded and locked before, their
 * changes are saved after. Events come in the order of Meta's times.
 */
final class Batch {
  private static final Set<Kind> ELSEWHERE = EnumSet.of(Kind.ECHO, Kind.STANDBY);

  private final Map<String, Person> people;
  private final Map<String, Edition> editions;
  private final Map<String, List<SentMessage>> receipts;
  private final Optional<Receptions> receptions;
  final Reveals reveals;
  final Instant now;

  final Answers answers;
  final List<Tap> taps = new ArrayList<>();
  final Outcomes outcomes = new Outcomes();
  final List<Miss> misses = new ArrayList<>();
  final Set<String> campaigns = new LinkedHashSet<>();

  /** How many of its events were new, and how many are receipts. */
  int fresh;

  int watermarks;

  /** What its people wrote. */
  Wordings wordings = Wordings.of(List.of());

  /** The name under which an origin is stored. */
  UnaryOperator<String> origins = UnaryOperator.identity();

  /**
   * @param people by page-scoped id; anyone missing was erased, so their late events are ignored
   * @param editions by campaign; always contains the welcome's
   * @param receptions missing only when nobody has a form open and nothing here could open one
   * @param receipts messages of ours by the message id Messenger gave them
   */
  Batch(
      Map<String, Person> people,
      Map<String, Edition> editions,
      Map<String, List<SentMessage>> receipts,
      Optional<Receptions> receptions,
      Reveals reveals,
      Instant now) {
    this.people = people;
    this.editions = editions;
    this.receipts = receipts;
    this.receptions = receptions;
    this.reveals = reveals;
    this.now = now;
    this.answers = new Answers(editions.get(Conversation.WELCOME).copy().language());
  }

  /** An answer by a person counts for all of these events, whatever their order. */
  void decideAll(List<CustomerEvent> arrived) {
    List<CustomerEvent> events = arrived.stream().map(event -> event.noLaterThan(now)).toList();
    for (CustomerEvent event : events) {
      Person person = people.get(event.person());
      if (person != null && ELSEWHERE.contains(event.kind())) {
        person.answeredElsewhere(event.at());
      }
    }
    // those of people who were erased meanwhile are ignored
    events.forEach(
        event ->
            Optional.ofNullable(people.get(event.person())).ifPresent(who -> follow(who, event)));
  }

  private void follow(Person person, CustomerEvent event) {
    person.isIn(event.zone(), event.at());
    switch (event.kind()) {
      case DELIVERED -> delivered(person, event);
      case READ -> event.watermark().ifPresent(person::read);
      case STARTED, TAPPED, SAID, RETURNED, REACTED -> acted(person, event);
      case STANDBY -> overheard(person, event);
      default -> {
        // stored as it came; nothing follows
      }
    }
    campaigns.addAll(person.journeys.keySet());
  }

  private void delivered(Person person, CustomerEvent event) {
    for (String mid : event.mids()) {
      for (SentMessage sent : receipts.getOrDefault(mid, List.of())) {
        Journey journey = person.journeys.get(sent.campaign());
        if (sent.customer() == person.id && sent.say().equals(Say.WELCOME) && journey != null) {
          reach(journey, Stage.DELIVERED, event.watermark().orElse(now));
        }
      }
    }
    event.watermark().ifPresent(person::delivered);
  }

  private void acted(Person person, CustomerEvent event) {
    event.ref().map(origins).ifPresent(person::cameFrom);
    Instant at = event.at();
    answers.heard(person, event);
    Action action = wordings.action(event, editions);
    Optional<FormTap> tap = Speech.heard(person, event, wordings.of(event), at(person));
    Conversation before = person.conversation();
    boolean begun =
        !before.step().equals(Conversation.NEW) || before.optedOut() || person.form.isPresent();
    boolean late = begun && person.movedOnSince(at);
    Turn turn = outcomes.within(turn(person, new Heard(action, tap, late), before), event);
    Action told = turn.asksAgain() ? Action.listensAgain(at) : action;
    told = turn.stops() ? Action.stopped(at) : told;
    Decision holds = turn.taken() ? Decision.listening(before) : told(person, told, late);
    person.wasHere(at);
    wordings.note(event, before, holds.next());
    person.conversation = holds.next();
    count(person, holds, action, counted(at));
    holds.replies().forEach(say -> reply(person, holds.campaign(), say));
    holds.question().ifPresent(question -> outcomes.asked(person, question));
    if (holds.missed()) {
      Miss.of(person.id, action.text(), action.said().meaning(), counted(at))
          .ifPresent(misses::add);
    }
    follow(person, turn);
  }

  private Turn turn(Person person, Heard heard, Conversation before) {
    if (person.handover.leaves(heard, person.form, before)) {
      return Turn.left(person.form);
    }
    boolean interrupted = person.handover.holds(heard.did().at(), person.form);
    Texts copy = copyOf(person, before.campaign());
    Turn turn = at(person).map(at -> at.hear(person.form, heard, before, copy)).orElse(Turn.COUPON);
    return interrupted ? turn.unprompted() : turn;
  }

  private Optional<Reception> at(Person person) {
    return receptions.map(all -> all.in(person.language.known()));
  }

  private void overheard(Person person, CustomerEvent event) {
    event.ref().map(origins).ifPresent(person::cameFrom);
    Instant at = event.at();
    Conversation before = person.conversation();
    Decision holds = Handover.overheard(before, wordings.of(event));
    wordings.note(event, before, holds.next());
    person.wasHere(at);
    person.conversation = holds.next();
    count(person, holds, Action.said(at, wordings.of(event)), counted(at));
  }

  /** An event without a time opens no window, but it is counted, and not in 1970. */
  private Instant counted(Instant at) {
    return at.equals(Instant.EPOCH) ? now : at;
  }

  /** A tap is answered by its button's story, words by the conversation's. */
  private Decision told(Person person, Action action, boolean late) {
    Conversation before = person.conversation();
    String campaign = action.tap().map(Button.Tap::campaign).orElse(before.campaign());
    Decision decision = StoryFlow.decide(before, action, copyOf(person, campaign));
    return reveals.of(person, late ? decision.belated(before, action.kind()) : decision);
  }

  private void follow(Person person, Turn turn) {
    person.follows(turn);
    turn.lines()
        .forEach(
            said ->
                answers.add(person, Reply.of(person.id, person.line, said.say(), said.message())));
    turn.signedUp().ifPresent(done -> outcomes.signedUp(person, done));
    turn.question().ifPresent(question -> outcomes.asked(person, question));
  }

  private void count(Person person, Decision decision, Action action, Instant at) {
    action.tap().ifPresent(tap -> taps.add(new Tap(tap.campaign(), tap.button(), at)));
    for (Stage stage : decision.reached()) {
      reach(journey(person, decision.campaign()), stage, at);
    }
    action.tap().ifPresent(tap -> campaigns.add(tap.campaign()));
  }

  private void reply(Person person, String campaign, Say say) {
    int version = readBy(person, campaign).version();
    if (say.name().equals(Say.WELCOME)) {
      journey(person, campaign);
    }
    Reply reply =
        say.showsCode()
            ? reveals.reply(person, journey(person, campaign), version, say)
            : new Reply(person.id, person.line, campaign, version, say);
    say.sent()
        .filter(sent -> reply.isSentNow())
        .ifPresent(sent -> reach(journey(person, campaign), sent, now));
    answers.add(person, reply);
  }

  private Journey journey(Person person, String campaign) {
    return person.journeys.computeIfAbsent(
        campaign,
        id -> {
          Optional<Integer> lot = editions.get(id).lot(person.id);
          return person.begin(id, readBy(person, id).version()).drew(lot);
        });
  }

  private Edition readBy(Person person, String campaign) {
    return editions.get(campaign).readBy(person.id, person.journeys.get(campaign));
  }

  private static void reach(Journey journey, Stage stage, Instant at) {
    if (!journey.path().has(stage)) {
      journey.reach(stage, at);
    }
  }

  private Texts copyOf(Person reader, String campaign) {
    String told = editions.containsKey(campaign) ? campaign : Conversation.WELCOME;
    return readBy(reader, told).in(reader.language.known());
  }
}
