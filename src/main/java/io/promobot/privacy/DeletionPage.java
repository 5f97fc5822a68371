package io.promobot.privacy;

import io.promobot.http.HtmlFrame;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How far a request to delete somebody's data is; it says nothing about the person. */
final class DeletionPage {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private DeletionPage() {}

  static HtmlPage of(DeletionRequest request) {
    String body =
        """
        <h1>Your request to delete your data</h1>
        <p>We received it from Facebook on %s.</p>
        %s
        <p class="soft">Confirmation code: %s</p>
        """
            .formatted(
                day(request.askedAt()),
                request.doneAt().map(DeletionPage::done).orElse(WAITING),
                HtmlFrame.escaped(request.confirmationCode()));
    return HtmlPage.english("Your request to delete your data", body);
  }

  private static String done(Instant at) {
    return "<p><b>Your data was deleted on %s.</b> Nothing that identifies you is left.</p>"
        .formatted(day(at));
  }

  private static final String WAITING =
      """
      <p><b>The shop is working on it.</b> Facebook gives you a different ID here than in Messenger, so someone at the shop
      has to find your data and delete it.</p>
      <p>If you have chatted with the shop, you can also delete it right away: write <b>delete my data</b> in that chat.</p>
      """;

  private static String day(Instant at) {
    return DAY.format(at);
  }
}
