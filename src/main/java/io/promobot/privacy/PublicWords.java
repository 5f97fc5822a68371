package io.promobot.privacy;

import static io.promobot.http.HtmlFrame.escaped;

import io.promobot.flow.ForgetStory;
import io.promobot.flow.Story;
import io.promobot.flow.SupportStory;
import io.promobot.text.LocalFigures;
import io.promobot.text.StoryLanguage;
import io.promobot.text.TextFile;
import io.promobot.wording.Phrases;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The words, in one language, of the pages that anybody may read. */
final class PublicWords {
  private static final Map<StoryLanguage, PublicWords> ALL = new EnumMap<>(StoryLanguage.class);

  static {
    for (StoryLanguage each : StoryLanguage.values()) {
      ALL.put(each, new PublicWords(each));
    }
  }

  private final StoryLanguage language;
  private final Map<String, String> texts;

  private PublicWords(StoryLanguage language) {
    this.language = language;
    this.texts = TextFile.texts("/public-page/" + language.tag() + ".properties");
  }

  static PublicWords in(StoryLanguage language) {
    return ALL.get(language);
  }

  StoryLanguage language() {
    return language;
  }

  /** Plain text. */
  String get(String key) {
    return texts.get(key);
  }

  /** As HTML. */
  String html(String key) {
    return escaped(get(key));
  }

  /** As HTML, with more HTML in place of {@code {name}}. */
  String html(String key, String name, String html) {
    return html(key).replace("{" + name + "}", html);
  }

  /** A paragraph or an item that tells people to write this, which opens the form. */
  String telling(String key, Story form) {
    return html(key, "words", "<b>%s</b>".formatted(opening(form)));
  }

  private String opening(Story form) {
    return escaped(Phrases.opening(form, language));
  }

  String forget(String key) {
    return telling(key, ForgetStory.STORY);
  }

  /** Words that open the form for questions, as HTML. */
  String help() {
    return opening(SupportStory.STORY);
  }

  /** How long something is kept; without an end until it is deleted. */
  String time(Optional<Duration> kept) {
    return kept.map(Duration::toDays)
        .map(days -> get("time.days").replace("{number}", LocalFigures.number(days, language)))
        .orElseGet(() -> get("time.until"));
  }

  /** The day in UTC, as HTML: nobody knows where its reader lives. */
  String day(String key, Instant at) {
    var day = at.atZone(ZoneOffset.UTC).toLocalDate();
    return html(key, "day", escaped(LocalFigures.day(day, language)));
  }
}
