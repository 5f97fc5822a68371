package io.promobot.inbox;

import io.promobot.channel.CustomerEvent;
import io.promobot.channel.CustomerEvent.Kind;
import io.promobot.flow.Action;
import io.promobot.flow.Button;
import io.promobot.flow.Conversation;
import io.promobot.flow.StoryFlow;
import io.promobot.flow.Wording;
import io.promobot.intent.Intent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What the people of one transaction wrote; each text is read once, however often it is asked
 * about.
 */
final class Wordings {
  private static final Set<Kind> WRITTEN = EnumSet.of(Kind.SAID, Kind.STANDBY);

  private final Map<UUID, Wording> written = new HashMap<>();
  private final List<CustomerEvent> optOuts = new ArrayList<>();

  static Wordings of(Collection<CustomerEvent> events) {
    var wordings = new Wordings();
    for (CustomerEvent event : events) {
      if (WRITTEN.contains(event.kind())) {
        wordings.written.put(event.key(), Wording.of(event.text()));
      }
    }
    return wordings;
  }

  /** Notes whether these words opted out; who has opted out before may say so again. */
  void note(CustomerEvent event, Conversation before, Conversation now) {
    boolean stops =
        WRITTEN.contains(event.kind())
            && now.optedOut()
            && (!before.optedOut() || StoryFlow.asksForSilence(of(event)));
    if (stops) {
      optOuts.add(event);
    }
  }

  /** The words that opted out. */
  List<CustomerEvent> optOuts() {
    return optOuts;
  }

  /** Those that the owner may have taught, as phrases are compared. */
  String[] asPhrases() {
    return written.values().stream()
        .flatMap(each -> each.meaning().phrase().stream())
        .distinct()
        .toArray(String[]::new);
  }

  /** From now on these count. */
  void count(Map<String, Intent> phrases) {
    written.values().forEach(each -> each.teach(phrases));
  }

  /** What somebody did, in the stories' words. */
  Action action(CustomerEvent event, Map<String, Edition> editions) {
    Instant at = event.at();
    return switch (event.kind()) {
      case STARTED -> Action.started(at);
      case RETURNED -> Action.returned(at);
      case REACTED -> Action.reacted(at);
      case TAPPED ->
          ourButton(event.payload(), editions)
              .map(tap -> Action.tapped(at, tap))
              .orElseGet(() -> Action.said(at, of(event)));
      default -> Action.said(at, of(event));
    };
  }

  /**
   * A tap on a button that is not ours is treated as words. So is one on a link, which never sends
   * its payload: its taps are counted when the page is opened.
   */
  private static Optional<Button.Tap> ourButton(String payload, Map<String, Edition> editions) {
    return Button.Tap.read(payload)
        .filter(
            tap ->
                Optional.ofNullable(editions.get(tap.campaign()))
                    .flatMap(edition -> edition.story().button(tap.button()))
                    .filter(button -> button.address().isEmpty())
                    .isPresent());
  }

  Wording of(CustomerEvent event) {
    return Optional.ofNullable(written.get(event.key())).orElseGet(() -> Wording.of(event.text()));
  }
}
