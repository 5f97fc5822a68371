package io.promobot.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import io.promobot.text.SafeText;
import io.promobot.text.StoryLanguage;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A customer's name and language, as far as Messenger reveals them.
 *
 * @param known false when Messenger will not reveal it: worth remembering, so that we do not ask
 *     for every message
 */
public record Profile(
    Optional<String> firstName,
    Optional<String> name,
    boolean known,
    Optional<StoryLanguage> language) {
  static final Profile UNTOLD =
      new Profile(Optional.empty(), Optional.empty(), false, Optional.empty());
  private static final int LONGEST = 100;

  // {"first_name":"Ana","last_name":"M","locale":"es_ES","id":"7300000000000001"}, {"name":"Ana
  // M","id":"…"} or {}
  static Profile of(JsonNode answer) {
    String whole = text(answer, "name");
    String first = text(answer, "first_name");
    String both =
        Stream.of(first, text(answer, "last_name"))
            .filter(s -> !s.isEmpty())
            .collect(Collectors.joining(" "));
    String name = whole.isEmpty() ? both : whole;
    Optional<StoryLanguage> language = StoryLanguage.of(text(answer, "locale"));
    if (name.isEmpty()) {
      return new Profile(Optional.empty(), Optional.empty(), false, language);
    }
    String greeted = first.isEmpty() ? name.split("\\s+")[0] : first;
    return new Profile(Optional.of(greeted), Optional.of(name), true, language);
  }

  private static String text(JsonNode answer, String field) {
    return SafeText.line(answer.path(field).asText(""), LONGEST).strip();
  }
}
