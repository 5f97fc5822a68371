package io.promobot.support;

import io.promobot.channel.DeskChannel;
import io.promobot.contact.Visible;
import io.promobot.event.Subscription;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a channel may be called and where it may lead, and why not where it may not. */
final class ChannelRules {
  private final DeskChannels channels;

  ChannelRules(DeskChannels channels) {
    this.channels = channels;
  }

  /** Throws {@link Refused}. */
  DeskChannel type(String type) {
    return channels
        .of(type)
        .orElseThrow(
            () ->
                Refused.badField(
                    "type",
                    channels.all().stream()
                        .map(each -> each.kind().type())
                        .collect(Collectors.joining(", ", "must be one of ", ""))));
  }

  /** The name as it is stored; throws {@link Refused}. */
  static String name(String typed) {
    return Visible.name(typed).orElseThrow(() -> Refused.badField("name", Visible.NOTHING_TO_SEE));
  }

  /** The address as it is stored, empty to use the settings; throws {@link Refused}. */
  static String address(DeskChannel type, String typed) {
    String address = type.cleaned(Visible.line(typed));
    if (!address.isEmpty()) {
      type.mistake(address)
          .ifPresent(
              mistake -> {
                throw Refused.badField("address", mistake);
              });
    } else if (type.kind().addressOfSettings().isEmpty()) {
      throw Refused.badField("address", "is missing (" + type.kind().addressHint() + ")");
    }
    return address;
  }

  /** What it is told about customers; throws {@link Refused} where nobody could check it. */
  static Subscription told(DeskChannel type, Subscription wanted) {
    if (!wanted.isNothing() && !type.kind().signs()) {
      throw Refused.badField(
          wanted.coupons() ? "coupons" : "events",
          "is for channels that sign what they send: a webhook");
    }
    return wanted;
  }

  /** Forms send back what they were shown; that means the stored address. */
  static String address(DeskChannel type, Optional<String> typed, String now) {
    return typed
        .filter(text -> now.isEmpty() || !text.strip().equals(type.masked(now)))
        .map(text -> address(type, text))
        .orElse(now);
  }
}
