package io.promobot.wording;

import io.promobot.flow.TextRules.Mistake;
import io.promobot.text.StoryLanguage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What one variant of a campaign says otherwise than the campaign.
 *
 * <p>Where it has words of its own in the main language and none in another, people of that
 * language read them in the main one: the campaign's translation would say something else.
 *
 * @param words by the language's tag, then by the text's key
 */
public record Variation(Map<String, Map<String, String>> words) {
  public static final Variation NONE = new Variation(Map.of());

  /** As it is stored. */
  public static Variation of(Map<String, Object> stored) {
    Map<String, Map<String, String>> words = new LinkedHashMap<>();
    stored.forEach(
        (tag, texts) -> {
          Map<String, String> own = words.computeIfAbsent(tag, each -> new LinkedHashMap<>());
          ((Map<?, ?>) texts).forEach((key, said) -> own.put((String) key, (String) said));
        });
    return new Variation(words);
  }

  /** The campaign's texts as this variant says them. */
  public Copy of(Copy campaign) {
    Map<String, String> main = own(campaign, campaign.language());
    Copy said = campaign.with(main);
    for (StoryLanguage other : StoryLanguage.values()) {
      if (other != campaign.language()) {
        Map<String, String> changes = new HashMap<>();
        main.keySet().forEach(key -> changes.put(key, null));
        changes.putAll(own(campaign, other));
        said = said.with(other, changes);
      }
    }
    return said;
  }

  private Map<String, String> own(Copy campaign, StoryLanguage language) {
    Map<String, String> own = new HashMap<>(words.getOrDefault(language.tag(), Map.of()));
    own.keySet().retainAll(campaign.main().fields().keySet());
    return own;
  }

  /** With these changes; a null takes the variant's own words away, also in the main language. */
  public Variation with(StoryLanguage main, Rewording changes) {
    Map<String, Map<String, String>> after = new LinkedHashMap<>();
    words.forEach((tag, texts) -> after.put(tag, new LinkedHashMap<>(texts)));
    change(after, main.tag(), changes.main());
    changes.others().forEach((tag, texts) -> change(after, tag, texts));
    after.values().removeIf(Map::isEmpty);
    return new Variation(after);
  }

  private static void change(
      Map<String, Map<String, String>> words, String tag, Map<String, String> changes) {
    Map<String, String> texts = words.computeIfAbsent(tag, each -> new LinkedHashMap<>());
    changes.forEach(
        (key, said) -> {
          if (said == null) {
            texts.remove(key);
          } else {
            texts.put(key, said);
          }
        });
  }

  /** Every reason why this variant of the campaign cannot have these changes. */
  public List<Mistake> mistakes(Copy campaign, Rewording changes, String business) {
    List<Mistake> found = new ArrayList<>();
    changes
        .main()
        .forEach(
            (key, said) -> {
              if (isTheSameForAll(campaign, key)) {
                found.add(new Mistake(key, "is the same in every variant"));
              }
            });
    Map<String, String> said = new LinkedHashMap<>(changes.main());
    said.values().removeIf(Objects::isNull);
    found.addAll(new Rewording(said, changes.others()).mistakes(of(campaign), business));
    return found;
  }

  private static boolean isTheSameForAll(Copy campaign, String key) {
    return campaign.story().texts().stream()
        .filter(text -> text.key().equals(key))
        .anyMatch(text -> !Presets.isTranslatable(text));
  }
}
