package io.promobot.desk;

import io.promobot.channel.DeskChannel.Kind;
import io.promobot.channel.Notice;
import io.promobot.hook.HookDefault;
import java.util.Optional;
import java.util.function.Function;

/**
 * A kind of hook: what the owner sees of it, whom it asks for an address, and what it is sent.
 *
 * @param ofSettings the address of channels that have none of their own
 * @param addressMissing what to do about a channel that has no address at all
 * @param json the notification in the words of the other side; what strangers wrote must mean
 *     nothing in it
 */
public record HookBody(
    Kind kind,
    Optional<HookDefault> ofSettings,
    String addressMissing,
    Function<Notice, String> json) {

  /** A hook that always has an address of its own. */
  static HookBody of(Kind kind, Function<Notice, String> json) {
    return new HookBody(kind, Optional.empty(), "Give the channel an address", json);
  }
}
