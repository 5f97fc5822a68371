package io.promobot.flow;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The fields of a {@link Copy} under their JSON names, with Messenger's limits.
 *
 * <p>Limits: button template text 640, button title 20, card title and subtitle 80, text 2000 (Send
 * API reference). Lengths are counted in UTF-16 units, the stricter reading where Meta is unclear.
 */
public final class CopyFields {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}");
  private static final int ADDRESS = 2000;

  /** What is wrong with one field, and how to mend it. */
  public record Mistake(String field, String message) {}

  private static final Map<String, Integer> LIMITS =
      Map.ofEntries(
          entry("welcome", 640),
          entry("welcome_nameless", 640),
          entry("yes_label", 20),
          entry("no_label", 20),
          entry("offer", 80),
          entry("terms", 80),
          entry("coupon_image", ADDRESS),
          entry("reveal_label", 20),
          entry("code", 40),
          entry("reveal", 1999),
          entry("thanks", 1999),
          entry("thanks_image", ADDRESS),
          entry("reminder", 640),
          entry("coupon_reminder", 640),
          entry("goodbye", 1999));

  private CopyFields() {}

  /** Every field by its JSON name, in the order a customer meets them. */
  public static Map<String, String> of(Copy copy) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("welcome", copy.welcome());
    fields.put("welcome_nameless", copy.welcomeNameless());
    fields.put("yes_label", copy.yesLabel());
    fields.put("no_label", copy.noLabel());
    fields.put("offer", copy.offer());
    fields.put("terms", copy.terms());
    fields.put("coupon_image", copy.couponImage());
    fields.put("reveal_label", copy.revealLabel());
    fields.put("code", copy.code());
    fields.put("reveal", copy.reveal());
    fields.put("thanks", copy.thanks());
    fields.put("thanks_image", copy.thanksImage());
    fields.put("reminder", copy.reminder());
    fields.put("coupon_reminder", copy.couponReminder());
    fields.put("goodbye", copy.goodbye());
    return fields;
  }

  /** The copy with these fields; each must be there. */
  public static Copy read(Map<String, String> f) {
    return new Copy(
        f.get("welcome"),
        f.get("welcome_nameless"),
        f.get("yes_label"),
        f.get("no_label"),
        f.get("offer"),
        f.get("terms"),
        f.get("coupon_image"),
        f.get("reveal_label"),
        f.get("code"),
        f.get("reveal"),
        f.get("thanks"),
        f.get("thanks_image"),
        f.get("reminder"),
        f.get("coupon_reminder"),
        f.get("goodbye"));
  }

  /** All that keeps this copy from being sent, field by field; empty when it fits. */
  public static List<Mistake> mistakes(Copy copy, String business) {
    List<Mistake> found = new ArrayList<>();
    Map<String, String> told = of(copy.of(business));
    of(copy).forEach((field, text) -> check(field, text, longest(copy, told.get(field)), found));
    return found;
  }

  /** The longest this text can get once the code and a name stand in it. */
  private static int longest(Copy copy, String told) {
    return told.replace("{code}", copy.code())
        .replace("{name}", "n".repeat(Copy.LONGEST_NAME))
        .length();
  }

  private static void check(String field, String text, int length, List<Mistake> found) {
    int limit = LIMITS.get(field);
    if (text.isBlank()) {
      found.add(new Mistake(field, "is empty; Messenger refuses empty texts"));
    } else if (length > limit) {
      found.add(
          new Mistake(
              field, "is " + length + " characters long; Messenger takes at most " + limit));
    }
    if (field.endsWith("_image")) {
      checkImage(field, text, found);
    } else {
      checkText(field, text, found);
    }
  }

  private static void checkImage(String field, String address, List<Mistake> found) {
    if (!address.matches("https?://\\S+|/images/[A-Za-z0-9._-]+")) {
      found.add(new Mistake(field, "must be an http(s) address or one of our own /images/"));
    }
  }

  private static void checkText(String field, String text, List<Mistake> found) {
    if (text.startsWith(Copy.OWN_IMAGES)) {
      found.add(new Mistake(field, "is a text, not an image"));
    }
    if (field.equals("code") && !text.matches("[\\p{L}\\p{N}_.-]+")) {
      found.add(new Mistake(field, "may hold letters, digits, '-', '_' and '.', and no blanks"));
    }
    if (field.equals("reveal") && !text.contains("{code}")) {
      found.add(new Mistake(field, "must contain {code}, or the customer never sees the code"));
    }
    PLACEHOLDER
        .matcher(text)
        .results()
        .map(match -> match.group())
        .filter(name -> !known(field, name))
        .forEach(name -> found.add(new Mistake(field, "does not know the placeholder " + name)));
  }

  private static boolean known(String field, String placeholder) {
    return switch (placeholder) {
      case "{business}" -> !field.equals("code");
      case "{name}" -> field.equals("welcome");
      case "{code}" -> field.equals("reveal");
      default -> false;
    };
  }
}
