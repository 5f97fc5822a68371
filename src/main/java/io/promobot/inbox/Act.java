package io.promobot.inbox;

import io.promobot.channel.CustomerEvent;
import io.promobot.deliveries.ShownButton;
import io.promobot.flow.Button;
import io.promobot.flow.FormTap;
import io.promobot.flow.StoryFlow;
import io.promobot.flow.Wording;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A customer's event, stored as it came and parsed again for the timeline.
 *
 * @param optsOut whether its words opted out; empty if it came before that was noted
 */
record Act(UUID key, Instant at, CustomerEvent event, Optional<Boolean> optsOut) {

  /** The button that was tapped, if it is one of ours. */
  Optional<String> campaign() {
    return event.kind() == CustomerEvent.Kind.TAPPED
        ? Button.Tap.read(event.payload()).map(Button.Tap::campaign)
        : Optional.empty();
  }

  TimelineEntry entry(List<ShownButton> shown) {
    Optional<String> words = Optional.of(event.text()).filter(text -> !text.isEmpty());
    Optional<String> text =
        switch (event.kind()) {
          case TAPPED ->
              ShownButton.label(shown, event.payload(), at).or(() -> words).or(this::menuLabel);
          case STARTED, RETURNED -> event.ref();
          default -> words;
        };
    if (event.kind() == CustomerEvent.Kind.ECHO) {
      return TimelineEntry.ofPerson(at, words);
    }
    return TimelineEntry.ofCustomer(at, kind(), text, campaign());
  }

  /** A tap in the page's menu comes without its label. */
  private Optional<String> menuLabel() {
    return FormTap.read(event.payload())
        .map(tap -> tap.kind().menuLabel())
        .filter(label -> !label.isEmpty());
  }

  private String kind() {
    return switch (event.kind()) {
      case STARTED, RETURNED -> "start";
      case TAPPED -> "tap";
      case SAID, STANDBY ->
          optsOut.orElseGet(() -> StoryFlow.asksForSilence(Wording.of(event.text())))
              ? "opt_out"
              : "words";
      case REACTED -> "reaction";
      default -> "other";
    };
  }
}
