package io.promobot.outbox;

import io.promobot.channel.Reason;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns the reason kept with a message into the sentence the owner reads. */
public final class ReasonSentence {
  private static final Map<String, String> OURS =
      Map.of(
          "opted_out", "The customer asked for no more messages.",
          "blocked", "The customer has blocked the page.",
          "page_paused", "The page is paused; nothing goes out for now.",
          "policy_warning", "Facebook warned this page about its messages; we paused for a moment.",
          "policy_block", "Facebook has blocked this page from sending messages.",
          "erased", "The customer was erased.",
          "cancelled_by_owner", "You cancelled this message.",
          "echo_missing", "Messenger never showed that the message arrived.",
          "too_old", "The message had waited too long to still make sense.");

  private static final Map<String, String> FROM_CHANNELS =
      Arrays.stream(Reason.values())
          .collect(Collectors.toUnmodifiableMap(Reason::key, reason -> reason.sentence() + "."));

  private ReasonSentence() {}

  /** A key from another version of promobot is still shown, in its own words. */
  public static String of(String key) {
    Function<String, String> channel = k -> FROM_CHANNELS.getOrDefault(k, k.replace('_', ' '));
    return OURS.getOrDefault(key, channel.apply(key));
  }
}
