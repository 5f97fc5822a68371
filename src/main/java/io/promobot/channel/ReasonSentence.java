package io.promobot.channel;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns the reason stored with a delivery into the sentence the owner reads. */
public final class ReasonSentence {
  private static final String MESSAGE = "message";

  /** The systems behind the kinds that are not names; Slack needs none. */
  private static final Map<String, String> SYSTEMS =
      Map.of(
          MESSAGE, "Messenger", "email", "The mail server", "webhook", "The system behind the URL");

  private static final Map<String, String> OF_MESSAGES =
      Map.ofEntries(
          entry("opted_out", "The customer asked for no more messages."),
          entry("blocked", "The customer has blocked the page."),
          entry("page_paused", "The page is paused; nothing is sent for now."),
          entry(
              "policy_warning",
              "Facebook warned this page about its messages; we paused for a moment."),
          entry("policy_block", "Facebook has blocked this page from sending messages."),
          entry("person_answers", "A person was answering this customer."),
          entry("answered", "The customer had answered meanwhile."),
          entry("asked_again", "The customer asked again, so a newer one replaces it."),
          entry("erased", "The customer was erased."),
          entry("cancelled_by_owner", "You cancelled this message."),
          entry("echo_missing", "Messenger never showed that the message arrived."),
          entry(
              "restored",
              "It was waiting when the backup was made, so it may have gone out since."),
          entry("expired", "The visitor did not come back before the campaign ended."),
          entry("too_old", "The message had waited too long to make sense any more."));

  private static final Map<String, String> OF_CALLS =
      Map.of(
          "cancelled_by_owner", "You cancelled this.",
          "echo_missing", "%s never said whether it arrived; it is sent once more.",
          "restored", "It was waiting when the backup was made, so it may have gone out since.",
          "too_old", "It was tried for a day without success.",
          "channel_off", "Its channel is switched off.");

  private static final Map<String, Reason> OF_CHANNELS =
      Arrays.stream(Reason.values())
          .collect(Collectors.toUnmodifiableMap(Reason::key, Function.identity()));

  private ReasonSentence() {}

  /** About a message to a customer. */
  public static String of(String key) {
    return of(key, MESSAGE);
  }

  /** A key from another version of promobot is still shown, in its own words. */
  public static String of(String key, String kind) {
    String ours = (kind.equals(MESSAGE) ? OF_MESSAGES : OF_CALLS).get(key);
    if (ours != null) {
      return ours.formatted(system(kind));
    }
    Reason reason = OF_CHANNELS.get(key);
    return reason == null ? key.replace('_', ' ') : reason.sentence(system(kind)) + ".";
  }

  private static String system(String kind) {
    return SYSTEMS.getOrDefault(
        kind, kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1));
  }
}
