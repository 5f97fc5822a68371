package io.promobot.support;

import io.promobot.channel.Line;
import io.promobot.outbox.SendWindow;
import java.time.Instant;
import java.util.Optional;

/**
 * Where an answer goes: to where the question was asked, otherwise by e-mail, or nowhere.
 *
 * <p>An answer to somebody's own question is not a promotion, so an opt-out does not stop it.
 *
 * @param to a line, {@link #EMAIL} or {@link #NOWHERE}
 * @param limit how long it may be, in UTF-16 units
 * @param until when this way closes
 * @param address of an e-mail
 * @param problem why there is no way, and what to do
 */
public record AnswerWay(
    String to,
    int limit,
    Optional<Instant> until,
    Optional<String> address,
    Optional<String> problem) {
  static final String EMAIL = "email";
  static final String NOWHERE = "none";
  static final int LONGEST_EMAIL = 10_000;

  /** Of a request that has just been erased. */
  static final AnswerWay ERASED =
      nowhere(new Asker(Optional.empty(), Optional.empty(), Optional.empty()));

  /** How somebody who asked can be reached; the chat is the one they asked in. */
  record Asker(Optional<Chat> chat, Optional<String> email, Optional<String> phone) {}

  /**
   * The chat in which somebody asked.
   *
   * @param isOn whether the shop has it switched on
   */
  record Chat(Line line, boolean isOn, boolean blocked, Optional<Instant> windowUntil) {
    private boolean isOpen(Instant now) {
      return isOn
          && !blocked
          && windowUntil.filter(until -> SendWindow.open(until, now)).isPresent();
    }

    private String problem() {
      if (!isOn) {
        return "The chat on your website is switched off";
      }
      return blocked
          ? "They have blocked your page in Messenger"
          : "The 24 hours in which Messenger lets you write to them are over";
    }

    private String advice() {
      if (!isOn) {
        return "Switch it on in the settings.";
      }
      return blocked ? "Only they can undo that." : "You can answer once they write again.";
    }
  }

  static AnswerWay of(Asker asker, Instant now) {
    return asker
        .chat()
        .filter(chat -> chat.isOpen(now))
        .map(AnswerWay::in)
        .or(() -> asker.email().map(AnswerWay::byEmail))
        .orElseGet(() -> nowhere(asker));
  }

  private static AnswerWay in(Chat chat) {
    Optional<Instant> until =
        chat.windowUntil()
            .filter(end -> end.isBefore(Line.ALWAYS))
            .map(end -> end.minus(SendWindow.MARGIN));
    return new AnswerWay(
        chat.line().key(), chat.line().longestText(), until, Optional.empty(), Optional.empty());
  }

  private static AnswerWay byEmail(String address) {
    return new AnswerWay(
        EMAIL, LONGEST_EMAIL, Optional.empty(), Optional.of(address), Optional.empty());
  }

  private static AnswerWay nowhere(Asker asker) {
    String why = asker.chat().map(chat -> chat.problem() + ", and they").orElse("They");
    String instead =
        asker
            .phone()
            .map(number -> "Call them: " + number + ".")
            .or(() -> asker.chat().map(Chat::advice))
            .orElse("There is no way to reach them.");
    return new AnswerWay(
        NOWHERE,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.of(why + " left no e-mail address. " + instead));
  }

  boolean isNowhere() {
    return to.equals(NOWHERE);
  }

  boolean isEmail() {
    return to.equals(EMAIL);
  }

  /** What is wrong with a text for this way. */
  Optional<String> mistake(String text) {
    return text.length() <= limit
        ? Optional.empty()
        : Optional.of(
            "has %,d characters; %s takes %,d"
                .formatted(
                    text.length(),
                    isEmail() ? "an e-mail" : to.equals(Line.WEB.key()) ? "the chat" : "Messenger",
                    limit));
  }
}
