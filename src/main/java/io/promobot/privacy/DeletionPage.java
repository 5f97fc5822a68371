package io.promobot.privacy;

import io.promobot.http.HtmlFrame;
import io.promobot.text.StoryLanguage;
import java.time.Instant;

/**
 * How far a request to delete somebody's data is, in their language; it says nothing about the
 * person.
 */
final class DeletionPage {
  private DeletionPage() {}

  static HtmlPage of(DeletionRequest request, StoryLanguage language) {
    PublicWords words = PublicWords.in(language);
    String body =
        """
        <h1>%s</h1>
        <p>%s</p>
        %s
        <p class="soft">%s</p>
        """
            .formatted(
                words.html("deletion.title"),
                words.day("deletion.received", request.askedAt()),
                request.doneAt().map(at -> done(words, at)).orElseGet(() -> waiting(words)),
                words.html(
                    "deletion.code",
                    "code",
                    "<bdi>%s</bdi>".formatted(HtmlFrame.escaped(request.confirmationCode()))));
    return new HtmlPage(language, words.get("deletion.title"), body);
  }

  private static String done(PublicWords words, Instant at) {
    return "<p><b>%s</b> %s</p>"
        .formatted(words.day("deletion.done", at), words.html("deletion.nothing"));
  }

  private static String waiting(PublicWords words) {
    return """
        <p><b>%s</b> %s</p>
        <p>%s</p>
        """
        .formatted(
            words.html("deletion.working"),
            words.html("deletion.by_hand"),
            words.forget("deletion.now"));
  }
}
