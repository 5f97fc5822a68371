package io.promobot.outbox;

import io.promobot.flow.Conversation;
import io.promobot.flow.Path;
import io.promobot.flow.Say;
import io.promobot.flow.Stage;
import io.promobot.outbox.Settlement.Aftermath;
import io.promobot.outbox.Settlement.State;
import io.promobot.stats.Journey;
import io.promobot.text.StoryLanguage;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The customer of rows being settled: how far they have read, and where their conversation is. */
final class Recipient {
  private final long id;
  private final Instant deliveredUntil;
  private final Instant readUntil;
  private final Map<String, Journey> journeys = new HashMap<>();
  private final Optional<StoryLanguage> language;
  private String campaign;
  private String step;
  private Aftermath lesson = Aftermath.NONE;
  private boolean changed;

  Recipient(
      long id,
      Instant deliveredUntil,
      Instant readUntil,
      String campaign,
      String step,
      Optional<StoryLanguage> language) {
    this.id = id;
    this.deliveredUntil = deliveredUntil;
    this.readUntil = readUntil;
    this.campaign = campaign;
    this.step = step;
    this.language = language;
  }

  void remember(Journey journey) {
    journey.speaks(language);
    journeys.put(journey.campaign(), journey);
  }

  Optional<Journey> journey(String campaign) {
    return Optional.ofNullable(journeys.get(campaign));
  }

  Collection<Journey> journeys() {
    return journeys.values();
  }

  /** A message went out; receipts may have come before we knew. */
  void got(Journey journey, Say say, boolean ownCampaign, Instant attemptedAt) {
    say.sent().ifPresent(sent -> journey.reach(sent, attemptedAt));
    if (say.name().equals(Say.WELCOME)) {
      seenAlready(journey, Stage.DELIVERED, attemptedAt, deliveredUntil);
      boolean present = campaign.equals(journey.campaign());
      if (present ? step.equals(Conversation.NEW) : ownCampaign) {
        talkAbout(journey.campaign(), Conversation.WELCOMED);
      }
    }
    say.seen().ifPresent(seen -> seenAlready(journey, seen, attemptedAt, readUntil));
  }

  private static void seenAlready(Journey journey, Stage stage, Instant sent, Instant until) {
    if (!until.isBefore(sent)) {
      journey.reach(stage, until);
    }
  }

  /** A message will not go out; answers whether the person never got into the campaign at all. */
  boolean missed(Journey journey, Say say, State state, Instant at) {
    boolean ungreeted = say.name().equals(Say.WELCOME) && !journey.path().has(Stage.SENT);
    if (ungreeted && campaign.equals(journey.campaign()) && step.equals(Conversation.WELCOMED)) {
      talkAbout(campaign, Conversation.NEW);
    }
    if (state == State.FAILED) {
      journey.reach(Stage.FAILED, at);
      return false;
    }
    return ungreeted && journey.path().equals(Path.NONE);
  }

  void learn(Aftermath aftermath) {
    if (aftermath != Aftermath.NONE) {
      lesson = aftermath;
      changed = true;
    }
  }

  private void talkAbout(String campaign, String step) {
    this.campaign = campaign;
    this.step = step;
    changed = true;
  }

  long id() {
    return id;
  }

  String campaign() {
    return campaign;
  }

  String step() {
    return step;
  }

  Aftermath lesson() {
    return lesson;
  }

  boolean changed() {
    return changed;
  }
}
