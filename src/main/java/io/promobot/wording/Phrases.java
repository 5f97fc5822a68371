package io.promobot.wording;

import io.promobot.flow.ForgetStory;
import io.promobot.flow.FormTap;
import io.promobot.flow.SignUpStory;
import io.promobot.flow.Story;
import io.promobot.flow.SupportStory;
import io.promobot.text.StoryLanguage;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Our own words outside of stories, in every language; English where there is no translation yet.
 */
public final class Phrases {
  private static final String WORTH = "{worth}";

  private static final String GREETING = "greeting";

  /** What opens a form. */
  private static final Map<Story, String> OPENINGS =
      Map.of(
          SignUpStory.STORY,
          "sign up",
          SupportStory.STORY,
          "help",
          ForgetStory.STORY,
          "delete my data");

  private static final Map<String, String> ENGLISH = english();

  private Phrases() {}

  private static Map<String, String> english() {
    Map<String, String> english = new TreeMap<>();
    FormTap.Kind.menu().forEach(entry -> english.put(key(entry), entry.menuLabel()));
    OPENINGS.forEach((story, words) -> english.put("open." + story.key(), words));
    english.put("offer.discount", WORTH + " off your next visit");
    english.put(
        GREETING, "Hi {{user_first_name}}! Tap Get Started for a little thank-you from us.");
    english.put("offer.gift", "A gift on your next visit");
    return Map.copyOf(english);
  }

  /** All of them, by their keys. */
  static Map<String, String> all() {
    return ENGLISH;
  }

  private static String key(FormTap.Kind entry) {
    return "menu." + entry.name().toLowerCase(Locale.ROOT);
  }

  private static String say(String key, StoryLanguage language) {
    return WordFiles.find(language, key).orElseGet(() -> ENGLISH.get(key));
  }

  /** The label of an entry in the menu of the chat. */
  public static String menu(FormTap.Kind entry, StoryLanguage language) {
    return say(key(entry), language);
  }

  /**
   * What somebody reads on Messenger before they tap Get Started; Facebook fills in their name, and
   * takes 160 characters.
   */
  public static String greeting(StoryLanguage language) {
    return say(GREETING, language);
  }

  /** The words by which a customer opens this form. */
  public static String opening(Story form, StoryLanguage language) {
    return say("open." + form.key(), language);
  }

  /** What a coupon offers that takes this much off, such as "10%". */
  public static String discount(String worth, StoryLanguage language) {
    return say("offer.discount", language).replace(WORTH, worth);
  }

  /** What a coupon for a gift offers. */
  public static String gift(StoryLanguage language) {
    return say("offer.gift", language);
  }
}
