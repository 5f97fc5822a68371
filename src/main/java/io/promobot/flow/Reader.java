package io.promobot.flow;

import io.promobot.text.Cut;
import java.util.Optional;

/**
 * Who a message is for: their campaign, their first name, where links lead for them, and the coupon
 * that is theirs alone.
 */
public record Reader(
    String campaign, Optional<String> name, Links links, Optional<CouponInHand> coupon) {

  /** The address that counts a tap on a link and then redirects to its page. */
  @FunctionalInterface
  public interface Links {
    String to(Button button);
  }

  /** Somebody without a coupon of their own. */
  public Reader(String campaign, Optional<String> name, Links links) {
    this(campaign, name, links, Optional.empty());
  }

  public static Reader of(String campaign, Optional<String> name) {
    return new Reader(campaign, name, button -> "");
  }

  boolean isNamed() {
    return name.filter(known -> !known.isBlank()).isPresent();
  }

  /** A text with their name in it, and their own code instead of the one that everybody has. */
  String reads(Texts copy, Text text) {
    String called = Cut.first(name.orElse("").strip(), Texts.LONGEST_NAME);
    return coupon
        .map(theirs -> copy.get(text, Texts.NAME, called, Story.CODE, theirs.code()))
        .orElseGet(() -> copy.get(text, Texts.NAME, called));
  }
}
