package io.promobot.privacy;

import static io.promobot.privacy.HtmlPage.escaped;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the shop tells people about their data, in each language we have. */
final class PrivacyPage {
  private static final String USUAL = "en";

  /** Another language needs a method like {@link #english} and its entry here. */
  private static final Map<String, Function<PrivacyFacts, HtmlPage>> BY_LANGUAGE =
      Map.of(USUAL, PrivacyPage::english);

  private PrivacyPage() {}

  /** In the first of these languages that we have. */
  static HtmlPage of(PrivacyFacts facts, List<String> languages) {
    return languages.stream()
        .filter(BY_LANGUAGE::containsKey)
        .findFirst()
        .map(BY_LANGUAGE::get)
        .orElse(BY_LANGUAGE.get(USUAL))
        .apply(facts);
  }

  private static HtmlPage english(PrivacyFacts facts) {
    String body =
        """
        <h1>Privacy at %1$s</h1>
        <p>%1$s answers its customers in Messenger and in the chat on its website with promobot. This page says what is
        stored when you chat, for how long, and how to have it deleted.</p>
        %2$s
        <h2>What is stored</h2>
        <ul>
        <li>The number by which Facebook names you to this shop, with your name if Facebook tells it; or a random number for your browser.</li>
        <li>What you write and tap in the chat, what the shop answered, and when.</li>
        <li>Where you came from, such as the poster or link that opened the chat.</li>
        <li>Which offer you were shown, and which coupon code.</li>
        <li>If you sign up: the name, e-mail address and phone number you typed.</li>
        <li>If you ask a question: your question, for the people of the shop who answer it.</li>
        </ul>
        <p>Nothing is stored about you before you first tap or write something. Messages in Messenger also pass through Facebook,
        which has a privacy policy of its own. A question may be passed on to the shop’s people by e-mail or in their team’s chat.</p>
        <h2>How long</h2>
        <ul>
        <li>What you did in the chat: %3$s.</li>
        <li>Messages: %4$s.</li>
        <li>Your name, sign-up and questions: until you have them deleted.</li>
        </ul>
        <p>Counts, such as how many people opened an offer, stay. They do not lead to anybody.</p>
        <h2>How to have your data deleted</h2>
        <ul>
        <li>Write <b>delete my data</b> in the chat, in Messenger or on the website, and confirm.</li>
        <li>On the website you can also choose “Forget me” in the chat’s menu.</li>
        <li>On Facebook: Settings, Apps and websites, remove the app, and ask for your data to be deleted.</li>
        </ul>
        <p>Only a scrambled mark stays, so that a message that arrives late does not bring you back.</p>
        <h2>Questions</h2>
        <p>%5$s You can also ask for a copy of everything that is stored about you.</p>
        """
            .formatted(
                escaped(facts.shop()),
                consent(facts),
                kept(facts.keep().events()),
                kept(facts.keep().messages()),
                contact(facts));
    return HtmlPage.english("Privacy at " + facts.shop(), body);
  }

  private static String consent(PrivacyFacts facts) {
    return facts.consent().isBlank() ? "" : "<p>%s</p>".formatted(LinkedText.html(facts.consent()));
  }

  private static String kept(Optional<Duration> time) {
    return time.map(Duration::toDays)
        .map(days -> days == 1 ? "1 day" : days + " days")
        .orElse("until you have it deleted");
  }

  private static String contact(PrivacyFacts facts) {
    String mailto = "<a href=\"mailto:%1$s\">%1$s</a>";
    return facts
        .mailbox()
        .map(
            address ->
                "Write “help” in the chat, or write to " + mailto.formatted(escaped(address)))
        .orElse("Write “help” in the chat")
        .concat(", and a person of the shop will answer you.");
  }
}
