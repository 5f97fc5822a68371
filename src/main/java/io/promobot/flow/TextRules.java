package io.promobot.flow;

import io.promobot.contact.Visible;
import io.promobot.contact.WebAddress;
import io.promobot.flow.Text.Kind;
import io.promobot.intent.Asked;
import io.promobot.intent.Meaning;
import io.promobot.text.Fold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What the owner may write into a story. Lengths are counted in UTF-16 units, the stricter reading
 * where Meta's documentation is unclear.
 */
public final class TextRules {
  /** Unknown placeholders named in one text; the owner fixes the rest along the way. */
  private static final int MOST_UNKNOWN = 5;

  /** What is wrong with one field, and how to fix it. */
  public record Mistake(String field, String message) {}

  private TextRules() {}

  /** Every reason why these texts cannot be used with these changes, in the story's order. */
  public static List<Mistake> mistakes(Texts before, Map<String, String> changes, String business) {
    List<Mistake> found = new ArrayList<>();
    changes.keySet().stream()
        .filter(key -> !before.fields().containsKey(key))
        .forEach(key -> found.add(new Mistake(key, "is not a text of this story")));
    changes.forEach((key, text) -> found.addAll(text == null ? notText(key) : List.of()));
    Map<String, String> given = new HashMap<>(changes);
    given.values().removeIf(Objects::isNull);
    Texts texts = before.with(given);
    Texts sent = texts.of(business);
    texts.story().texts().forEach(text -> check(text, texts, sent.longest(text), found));
    labels(texts, found);
    return found;
  }

  /** What a customer types is the button of that name, so no two may say the same in a form. */
  private static void labels(Texts texts, List<Mistake> found) {
    Set<String> taken = new HashSet<>();
    for (Text text : texts.story().texts()) {
      String words = texts.fields().get(text.key());
      if (text.kind() != Kind.LABEL || words.isBlank()) {
        continue;
      }
      boolean stops = !text.key().equals(Leaving.STOP_LABEL) && optsOut(words);
      boolean twice = !taken.add(Fold.of(words)) && !texts.story().forCampaigns();
      unless(!stops, "is a word by which people opt out of all offers; choose another")
          .or(() -> unless(!twice, "is another button's label, too"))
          .ifPresent(message -> found.add(new Mistake(text.key(), message)));
    }
  }

  /** A word such as "cancel" ends the form that waits for words. */
  private static boolean optsOut(String words) {
    return Meaning.of(words, Asked.WORDS).isLawful();
  }

  private static List<Mistake> notText(String key) {
    return List.of(new Mistake(key, "must be a text"));
  }

  private static void check(Text text, Texts texts, int length, List<Mistake> found) {
    String words = texts.fields().get(text.key());
    List<Optional<String>> wrong = new ArrayList<>();
    if (words.isBlank()) {
      wrong.add(unless(text.isOptional(), "is empty; Messenger refuses empty texts"));
    } else if (!Visible.any(words)) {
      wrong.add(Optional.of(Visible.NOTHING_TO_SEE));
    } else {
      wrong.add(
          unless(
              length <= text.limit(),
              "is %d characters long; Messenger takes at most %d".formatted(length, text.limit())));
      wrong.add(kind(text.kind(), words));
    }
    wrong.add(unless(storable(words), "contains a control character"));
    wrong.forEach(each -> each.ifPresent(message -> found.add(new Mistake(text.key(), message))));
    placeholders(text, words, found);
  }

  private static Optional<String> kind(Kind kind, String words) {
    return switch (kind) {
      case IMAGE ->
          unless(
              isOwnImage(words) || WebAddress.page(words).isPresent(),
              "must be an http(s) address without a password, or one of our own /images/");
      case ADDRESS ->
          unless(
              WebAddress.page(words).isPresent(),
              "must be an http(s) address, without placeholders or a password");
      case CODE ->
          unless(
                  words.matches("[\\p{L}\\p{N}_.-]+"),
                  "may contain letters, digits, '-', '_' and '.', and no spaces")
              // tills compare codes without dashes
              .or(() -> unless(!words.matches("[_.-]+"), "needs a letter or a digit"));
      case TEXT, LABEL -> unless(!words.startsWith(Text.OWN_IMAGES), "is a text, not an image");
    };
  }

  private static void placeholders(Text text, String words, List<Mistake> found) {
    if (text.kind() == Kind.IMAGE || text.kind() == Kind.ADDRESS) {
      return;
    }
    for (String needed : text.required()) {
      unless(words.contains(needed), "must contain " + needed + ", or the customer never sees it")
          .ifPresent(message -> found.add(new Mistake(text.key(), message)));
    }
    Texts.PLACEHOLDER
        .matcher(words)
        .results()
        .map(match -> match.group())
        .filter(name -> !text.placeholders().contains(name))
        .distinct()
        .limit(MOST_UNKNOWN)
        .forEach(
            name -> found.add(new Mistake(text.key(), "does not know the placeholder " + name)));
  }

  /** The texts that Messenger would refuse because of the shop's name in them. */
  public static List<Text> tooLong(Texts texts, String business) {
    Texts sent = texts.of(business);
    return texts.story().texts().stream()
        .filter(text -> sent.longest(text) > text.limit())
        .toList();
  }

  /** The address of a picture that was uploaded here, or came with promobot. */
  public static boolean isOwnImage(String address) {
    return address.matches("/images/[A-Za-z0-9._-]+");
  }

  /**
   * PostgreSQL stores no NUL, and the only control character a text may contain is a line break.
   */
  public static boolean storable(String text) {
    return text.chars().noneMatch(c -> Character.isISOControl(c) && "\n\r\t".indexOf(c) < 0);
  }

  private static Optional<String> unless(boolean right, String message) {
    return right ? Optional.empty() : Optional.of(message);
  }
}
