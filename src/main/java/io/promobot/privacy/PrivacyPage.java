package io.promobot.privacy;

import static io.promobot.http.HtmlFrame.escaped;

import io.promobot.channel.Line;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

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
        <p>%1$s uses promobot to answer its customers in Messenger and in the chat on its website. This page explains what
        is stored when you chat, for how long, and how to delete it.</p>
        %2$s
        <h2>What is stored</h2>
        <ul>
        <li>In Messenger: the ID Facebook gives you for this shop, and your name if Facebook shares it. On the website: a random ID for your browser.</li>
        <li>What you write and tap in the chat, what the shop answers, and when.</li>
        <li>Where you came from, such as the poster or link that opened the chat, and which language you speak.</li>
        <li>Which offer you were shown, which coupon code, when and where you used it, and the amount of that sale if the shop notes it.</li>
        <li>If you sign up: the name, e-mail address and phone number you typed.</li>
        <li>If you ask a question: your question, for the people at the shop who answer it.</li>
        </ul>
        <p>Nothing is stored about you before you first tap or write something. Messages in Messenger also pass through Facebook,
        which has its own privacy policy. The shop’s team may receive your questions by e-mail or in its team chat.</p>
        <h2>How long</h2>
        <ul>
        <li>What you did in the chat: %3$s.</li>
        <li>Messages: %4$s.</li>
        <li>Your name, sign-up and questions: until you delete them.</li>
        </ul>
        <p>Totals, such as how many people opened an offer, are kept. They can’t be traced back to anyone.</p>
        <h2>How to delete your data</h2>
        <ul>
        <li>Write <b>delete my data</b> in the chat, in Messenger or on the website, and confirm.</li>
        <li>On the website you can also choose “Forget me” in the chat’s menu.</li>
        <li>On Facebook, open Settings → Apps and websites, remove the app, and ask for your data to be deleted.</li>
        </ul>
        <p>Only a scrambled marker is kept, so that a message arriving late doesn’t bring your data back.</p>
        <h2>Questions</h2>
        <p>%5$s You can also ask for a copy of everything stored about you.</p>
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
        .orElse("until you delete your data");
  }

  private static String contact(PrivacyFacts facts) {
    String mailto = "<a href=\"mailto:%1$s\">%1$s</a>";
    List<String> ways =
        Stream.of(
                chat(facts.chats()),
                facts.mailbox().map(address -> "write to " + mailto.formatted(escaped(address))))
            .flatMap(Optional::stream)
            .toList();
    return ways.isEmpty()
        ? "Ask the people at the shop."
        : "To reach the shop, %s. A person will answer.".formatted(String.join(", or ", ways));
  }

  private static Optional<String> chat(Set<Line> open) {
    if (open.contains(Line.WEB)) {
      return Optional.of("write “help” in <a href=\"chat\">the chat</a>");
    }
    return open.contains(Line.MESSENGER)
        ? Optional.of("write “help” to the shop in Messenger")
        : Optional.empty();
  }
}
