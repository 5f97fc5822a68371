package io.promobot.inbox;

import io.promobot.channel.Line;
import io.promobot.flow.Conversation;
import io.promobot.flow.Form;
import io.promobot.flow.Handover;
import io.promobot.flow.Stage;
import io.promobot.flow.Stories;
import io.promobot.flow.Turn;
import io.promobot.language.CustomerLanguage;
import io.promobot.stats.Arrival;
import io.promobot.stats.Journey;
import io.promobot.stats.OriginCountStore.Move;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One customer while a batch is decided: their state before and after. */
final class Person {
  final long id;
  final String psid;
  final Line line;
  final String row;
  final Map<String, Journey> journeys = new HashMap<>();
  Conversation conversation;
  Optional<Form> form = Optional.empty();
  boolean formMoved;
  boolean wantsErasing;
  Optional<String> toldName = Optional.empty();
  CustomerLanguage language = CustomerLanguage.UNKNOWN;
  boolean languageMoved;
  Optional<ZoneId> zone = Optional.empty();
  boolean zoneMoved;
  String origin;
  boolean blocked;
  Instant windowUntil;
  Instant deliveredUntil;
  Instant readUntil;
  Instant lastEventAt;
  Handover handover = Handover.none(Duration.ZERO);
  boolean handedOver;
  Arrival arrived;
  boolean created;
  boolean acted;
  boolean heard;

  /**
   * @param row where the database keeps the locked row
   */
  Person(long id, String psid, String row) {
    this.id = id;
    this.psid = psid;
    this.line = Line.of(psid);
    this.row = row;
  }

  /** How this person counts in the figures of their origin. */
  Arrival arrival() {
    Arrival now = arrived.from(origin);
    for (Journey journey : journeys.values()) {
      now = now.with(journey);
    }
    return now;
  }

  /** How they were counted before this transaction, and how they are to be counted after it. */
  Move counted() {
    return new Move(created ? Optional.empty() : Optional.of(arrived), arrival());
  }

  /** Whether it has only now become known where this person, who was here before, came from. */
  boolean learnedOrigin() {
    return !created && !arrived.origin().equals(origin);
  }

  /** Their way through a campaign, just beginning. */
  Journey begin(String campaign, int version) {
    Journey begun = Journey.begin(id, line, campaign, version, origin);
    begun.speaks(language.known());
    return begun;
  }

  void remember(Journey journey) {
    journey.speaks(language.known());
    journeys.put(journey.campaign(), journey);
  }

  /** The conversation as the story sees it, including what the journey knows about the welcome. */
  Conversation conversation() {
    Journey journey = journeys.get(conversation.campaign());
    boolean greeted = journey != null && journey.path().has(Stage.SENT);
    return conversation.greeted(greeted).in(language.known());
  }

  /** On our own line nobody else can say what a customer is called. */
  void tellsName(String name) {
    toldName = Optional.of(name).filter(told -> line.isOurs());
  }

  void follows(Turn turn) {
    formMoved |= !turn.form().equals(form);
    form = turn.form();
    wantsErasing |= turn.forgets();
  }

  /** Whether something the customer did later has already been handled. */
  boolean movedOnSince(Instant at) {
    return at.isBefore(lastEventAt);
  }

  /** Where their clock is by what their browser says now; others say nothing about it. */
  void isIn(Optional<ZoneId> told, Instant at) {
    if (told.isPresent() && !told.equals(zone) && !movedOnSince(at)) {
      zone = told;
      zoneMoved = true;
    }
  }

  /** The customer did something themselves, so for a while we may write to them. */
  void wasHere(Instant at) {
    windowUntil = later(windowUntil, line.windowAfter(at));
    lastEventAt = later(lastEventAt, at);
    blocked = false;
    acted = true;
  }

  /** A person from the shop wrote to this customer, or another app was in control of the chat. */
  void answeredElsewhere(Instant at) {
    Handover now = handover.wrote(at);
    handedOver |= !now.equals(handover);
    handover = now;
  }

  /** Keeps the first origin permanently, in every journey too. */
  void cameFrom(String ref) {
    if (origin.isEmpty()) {
      origin = ref;
      journeys.values().forEach(journey -> journey.cameFrom(ref));
    }
  }

  void delivered(Instant until) {
    if (until.isAfter(deliveredUntil)) {
      deliveredUntil = until;
      heard = true;
    }
    journeys.values().forEach(journey -> covered(journey, Stage.SENT, Stage.DELIVERED, until));
  }

  void read(Instant until) {
    if (until.isAfter(readUntil)) {
      readUntil = until;
      heard = true;
    }
    for (Journey journey : journeys.values()) {
      Stories.COUNTED.forEach(say -> covered(journey, say.sent().get(), say.seen().get(), until));
    }
  }

  /** A receipt covers everything sent up to its watermark. */
  private static void covered(Journey journey, Stage sent, Stage then, Instant until) {
    boolean covers = journey.at(sent).filter(at -> !at.isAfter(until)).isPresent();
    if (covers && !journey.path().has(then)) {
      journey.reach(then, until);
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
