package io.promobot.flow;

import io.promobot.text.Cut;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The texts, labels and images of a campaign: what the owner may change without touching the story.
 *
 * <p>{@code {name}} stands in {@code welcome} only, {@code {code}} in {@code reveal} only, {@code
 * {business}} in every text but the code. Images are absolute addresses or paths below our own
 * {@code /images/}.
 */
public record Copy(
    String welcome,
    String welcomeNameless,
    String yesLabel,
    String noLabel,
    String offer,
    String terms,
    String couponImage,
    String revealLabel,
    String code,
    String reveal,
    String thanks,
    String thanksImage,
    String reminder,
    String couponReminder,
    String goodbye) {

  /** Where images of our own live; no other text of a copy may begin like this. */
  static final String OWN_IMAGES = "/images/";

  /** Names longer than this are cut, so that a welcome that fits always fits. */
  static final int LONGEST_NAME = 40;

  public static final Copy DEFAULT =
      new Copy(
          "Hi {name}! 👋 Welcome to {business}. We have a little thank-you for you: a coupon for"
              + " your next visit. Would you like to see it?",
          "Hi there! 👋 Welcome to {business}. We have a little thank-you for you: a coupon for"
              + " your next visit. Would you like to see it?",
          "Yes! Show me coupon",
          "No, thanks",
          "10 % off your next visit",
          "One coupon per person. Not combinable with other offers.",
          "/images/coupon.png",
          "Reveal coupon",
          "UMI10",
          "🎁 Your code is {code}. Show this message at the till, or type the code at checkout, and"
              + " the discount is yours.",
          "No problem at all - thank you for stopping by! Write to us whenever you change your"
              + " mind.",
          "/images/thanks.png",
          "I'm only a little coupon robot, so I didn't quite get that. Would you like to see your"
              + " coupon?",
          "Your coupon is still here. Tap below to see the code.",
          "Done - you won't get offers from {business} any more. Write START if you ever want to"
              + " come back.");

  String welcomeFor(Optional<String> name) {
    return name.filter(known -> !known.isBlank())
        .map(known -> filled(welcome).replace("{name}", Cut.first(known.strip(), LONGEST_NAME)))
        .orElseGet(() -> filled(welcomeNameless));
  }

  String revealText() {
    return filled(reveal);
  }

  private String filled(String text) {
    return text.replace("{code}", code);
  }

  /** This copy with the shop's name filled in, ready to be told. */
  public Copy of(String business) {
    return map(text -> text.replace("{business}", business));
  }

  /** This copy with images that are our own made absolute. */
  public Copy withImagesAt(String publicUrl) {
    return map(text -> text.startsWith(OWN_IMAGES) ? publicUrl + text : text);
  }

  private Copy map(UnaryOperator<String> change) {
    return new Copy(
        change.apply(welcome),
        change.apply(welcomeNameless),
        change.apply(yesLabel),
        change.apply(noLabel),
        change.apply(offer),
        change.apply(terms),
        change.apply(couponImage),
        change.apply(revealLabel),
        change.apply(code),
        change.apply(reveal),
        change.apply(thanks),
        change.apply(thanksImage),
        change.apply(reminder),
        change.apply(couponReminder),
        change.apply(goodbye));
  }

  /** Every text by its JSON name, in the order a customer meets them. */
  public Map<String, String> fields() {
    return CopyFields.of(this);
  }
}
