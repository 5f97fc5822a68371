package io.promobot.privacy;

import static io.promobot.http.HtmlFrame.escaped;

import io.promobot.channel.Line;
import io.promobot.text.StoryLanguage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the shop tells people about their data, in the reader's language. */
final class PrivacyPage {
  private static final List<String> STORED =
      List.of(
          "privacy.stored_id",
          "privacy.stored_chat",
          "privacy.stored_origin",
          "privacy.stored_offer",
          "privacy.stored_lead",
          "privacy.stored_question");

  private final PrivacyFacts facts;
  private final PublicWords words;

  private PrivacyPage(PrivacyFacts facts, PublicWords words) {
    this.facts = facts;
    this.words = words;
  }

  static HtmlPage of(PrivacyFacts facts, StoryLanguage language) {
    return new PrivacyPage(facts, PublicWords.in(language)).page();
  }

  private HtmlPage page() {
    String body =
        Stream.of(
                "<h1>%s</h1>".formatted(named("privacy.title")),
                "<p>%s</p>".formatted(named("privacy.intro")),
                consent(),
                heading("privacy.stored"),
                list(STORED.stream().map(words::html)),
                paragraph("privacy.before"),
                heading("privacy.long"),
                list(
                    Stream.of(
                        kept("privacy.long_did", facts.keep().events()),
                        kept("privacy.long_messages", facts.keep().messages()),
                        words.html("privacy.long_own"))),
                paragraph("privacy.totals"),
                heading("privacy.delete"),
                list(
                    Stream.of(
                        words.forget("privacy.delete_write"),
                        words.html("privacy.delete_menu"),
                        words.html("privacy.delete_facebook"))),
                paragraph("privacy.marker"),
                heading("privacy.questions"),
                "<p>%s %s</p>".formatted(contact(), words.html("privacy.copy")))
            .collect(Collectors.joining("\n"));
    String title = words.get("privacy.title").replace("{shop}", facts.shop());
    return new HtmlPage(words.language(), title, body);
  }

  private String named(String key) {
    return words.html(key, "shop", "<bdi>%s</bdi>".formatted(escaped(facts.shop())));
  }

  private String heading(String key) {
    return "<h2>%s</h2>".formatted(words.html(key));
  }

  private String paragraph(String key) {
    return "<p>%s</p>".formatted(words.html(key));
  }

  private static String list(Stream<String> items) {
    return items
        .map("<li>%s</li>"::formatted)
        .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>"));
  }

  /** The owner's own words, in whatever language they are. */
  private String consent() {
    return facts.consent().isBlank()
        ? ""
        : "<p dir=\"auto\">%s</p>".formatted(LinkedText.html(facts.consent()));
  }

  private String kept(String key, Optional<Duration> time) {
    return words.html(key, "time", escaped(words.time(time)));
  }

  private String contact() {
    List<String> ways =
        Stream.of(chat(facts.chats()), facts.mailbox().map(this::mail))
            .flatMap(Optional::stream)
            .toList();
    if (ways.isEmpty()) {
      return words.html("privacy.ask");
    }
    String reach =
        ways.size() == 1
            ? words.html("privacy.reach", "way", ways.get(0))
            : words.html("privacy.reach_both", "way", ways.get(0)).replace("{other}", ways.get(1));
    return reach + " " + words.html("privacy.person");
  }

  private String mail(String address) {
    return words.html(
        "privacy.by_mail",
        "address",
        "<a href=\"mailto:%1$s\">%1$s</a>".formatted(escaped(address)));
  }

  private Optional<String> chat(Set<Line> open) {
    if (open.contains(Line.WEB)) {
      String link = "<a href=\"chat\">%s</a>".formatted(words.html("privacy.the_chat"));
      return Optional.of(
          words.html("privacy.by_chat", "words", words.help()).replace("{chat}", link));
    }
    return open.contains(Line.MESSENGER)
        ? Optional.of(words.html("privacy.by_messenger", "words", words.help()))
        : Optional.empty();
  }
}
