package io.promobot.inbox;

import static java.util.stream.Collectors.toMap;

import io.promobot.channel.CustomerEvent;
import io.promobot.coupon.RevealStore;
import io.promobot.flow.Conversation;
import io.promobot.flow.Coupon;
import io.promobot.flow.CouponStory;
import io.promobot.flow.Say;
import io.promobot.flow.Stage;
import io.promobot.flow.Stories;
import io.promobot.flow.Story;
import io.promobot.inbox.ReceiptStore.SentMessage;
import io.promobot.outbox.Reply;
import io.promobot.stats.Journey;
import io.promobot.stats.Tallies;
import io.promobot.text.StoryLanguage;
import io.promobot.wording.Copy;
import io.promobot.wording.Spoken;
import io.promobot.wording.Voices;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A shop in memory: its campaigns and its people, and batches decided over them. */
final class Shop {
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  static final String ANA = "ana";
  static final String BEN = "ben";
  static final String WELCOME = Conversation.WELCOME;
  static final String SPRING = "spring";

  final Map<String, Person> people = new HashMap<>();
  final Map<String, Edition> editions = new HashMap<>();
  final Map<String, List<SentMessage>> receipts = new HashMap<>();
  final Person ana = newcomer(1, ANA);
  final Person ben = newcomer(2, BEN);
  final Receptions receptions =
      new Receptions(
          Stories.ALL.stream()
              .filter(story -> !story.forCampaigns())
              .collect(toMap(story -> story, Shop::spoken)),
          List.of(topic("Sales"), topic("Everything else")),
          "ES",
          Map.of());
  Instant now = NOON.plus(Duration.ofHours(1));

  private static Receptions.Named topic(String name) {
    return new Receptions.Named(name, Map.of());
  }

  Shop() {
    publish(WELCOME, 1);
    publish(SPRING, 1);
  }

  static Instant noonPlus(long seconds) {
    return NOON.plusSeconds(seconds);
  }

  private static Spoken spoken(Story form) {
    return new Spoken(Copy.preset(form, StoryLanguage.ENGLISH), Voices.umi());
  }

  /** The coupon's texts with these changed. */
  static Spoken spoken(Map<String, String> changed) {
    Copy copy = Copy.preset(CouponStory.STORY, StoryLanguage.ENGLISH);
    return new Spoken(copy.with(Coupon.COPY.fields()).with(changed), Voices.umi());
  }

  void publish(String campaign, int version) {
    editions.put(campaign, new Edition(version, spoken(Map.of())));
  }

  private Person newcomer(long id, String psid) {
    Person person = new Person(id, psid, "(0,1)");
    person.origin = "";
    person.conversation = Conversation.FRESH;
    person.windowUntil = Instant.EPOCH;
    person.deliveredUntil = Instant.EPOCH;
    person.readUntil = Instant.EPOCH;
    person.lastEventAt = Instant.EPOCH;
    people.put(psid, person);
    return person;
  }

  /** One transaction's batch; the events are in time order, as the store passes them on. */
  Batch happens(CustomerEvent... events) {
    Batch batch =
        new Batch(
            people,
            editions,
            receipts,
            Optional.of(receptions),
            new Reveals(editions, new RevealStore("page", Tallies.UTC).nothing(now)),
            now);
    batch.decideAll(List.of(events));
    return batch;
  }

  /** What the outbox does when a message has really gone out. */
  void wentOut(Person person, String campaign, Stage stage, Instant at) {
    Journey journey = person.journeys.get(campaign);
    if (journey == null) {
      journey = person.begin(campaign, 1);
      person.remember(journey);
    }
    journey.reach(stage, at);
  }

  /** A customer whose welcome went out at noon, at this step of the conversation. */
  Person anaAt(String step) {
    ana.conversation = conversation(ana.conversation.optedOut(), step);
    ana.lastEventAt = NOON;
    wentOut(ana, WELCOME, Stage.SENT, NOON);
    return ana;
  }

  void anaOptedOut() {
    ana.conversation = conversation(true, ana.conversation.step());
  }

  private Conversation conversation(boolean optedOut, String step) {
    return new Conversation(
        optedOut,
        ana.conversation.campaign(),
        step,
        false,
        ana.conversation.remindedAt(),
        Optional.empty());
  }

  static List<Say> told(Batch batch) {
    return batch.answers.queued().stream().map(Reply::say).toList();
  }

  static List<Stage> stages(Person person, String campaign) {
    return person.journeys.get(campaign).path().stages(CouponStory.STORY);
  }
}
