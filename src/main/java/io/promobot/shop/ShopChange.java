package io.promobot.shop;

import io.promobot.contact.Visible;
import io.promobot.contact.WebAddress;
import io.promobot.flow.TextRules;
import io.promobot.http.Problem.Mistake;
import io.promobot.text.StoryLanguage;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the owner wants to change; what is left out stays as it is.
 *
 * @param logo empty when it stays; a logo that is empty is taken away
 */
record ShopChange(
    Optional<String> name, Optional<Optional<String>> logo, Optional<String> language) {
  /** As long as the name of a Facebook page may be. */
  static final int LONGEST_NAME = 75;

  static ShopChange of(JsonObject body) {
    return new ShopChange(
        Optional.ofNullable(body.getString("name")).map(ShopChange::seen),
        body.containsKey("logo")
            ? Optional.of(Optional.ofNullable(body.getString("logo")).map(String::strip))
            : Optional.empty(),
        Optional.ofNullable(body.getString("language")));
  }

  /** Without signs that turn what stands around the name; control characters are a mistake. */
  private static String seen(String name) {
    return oneLine(name) ? Visible.line(name) : name.strip();
  }

  List<Mistake> mistakes() {
    List<Mistake> mistakes = new ArrayList<>();
    name.flatMap(ShopChange::wrongName)
        .map(wrong -> new Mistake("name", wrong))
        .ifPresent(mistakes::add);
    logo.flatMap(given -> given)
        .filter(given -> !isLogo(given))
        .map(given -> new Mistake("logo", "must be an https address, or a picture uploaded here"))
        .ifPresent(mistakes::add);
    language
        .filter(tag -> StoryLanguage.tagged(tag).isEmpty())
        .map(tag -> new Mistake("language", "must be one of " + StoryLanguage.tags()))
        .ifPresent(mistakes::add);
    return mistakes;
  }

  private static Optional<String> wrongName(String name) {
    int length = name.codePointCount(0, name.length());
    if (!Visible.any(name)) {
      return Optional.of("is empty; give the shop a name");
    }
    if (length > LONGEST_NAME) {
      return Optional.of(
          "is %d characters long; at most %d are taken".formatted(length, LONGEST_NAME));
    }
    if (!oneLine(name)) {
      return Optional.of("must be one line without control characters");
    }
    // Texts are filled in by name, so a brace could begin another placeholder.
    return name.matches("[^{}]*") ? Optional.empty() : Optional.of("must not contain { or }");
  }

  /** It becomes part of subjects and of the sender of e-mails. */
  private static boolean oneLine(String name) {
    return name.codePoints()
        .noneMatch(
            c ->
                Character.isISOControl(c)
                    || Character.getType(c) == Character.LINE_SEPARATOR
                    || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
                    || Character.getType(c) == Character.SURROGATE);
  }

  private static boolean isLogo(String logo) {
    return TextRules.isOwnImage(logo)
        || WebAddress.page(logo).filter(uri -> uri.getScheme().equals("https")).isPresent();
  }
}
