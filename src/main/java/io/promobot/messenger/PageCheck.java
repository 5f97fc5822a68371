package io.promobot.messenger;

import io.promobot.channel.Reason;
import io.promobot.channel.SendFailure;
import io.promobot.messenger.PageClient.Page;
import java.util.Locale;
import java.util.Optional;

/** Facebook's verdict on a page token or request, in words that say how to fix it. */
public record PageCheck(
    boolean ok, String sentence, Optional<String> pageId, Optional<String> name) {
  private static final String ANEW =
      " Make a new one in your app at developers.facebook.com under Messenger, API settings.";

  private static PageCheck of(boolean ok, String sentence, Page page) {
    return new PageCheck(ok, sentence, Optional.of(page.id()), Optional.of(page.name()));
  }

  static PageCheck bad(String sentence) {
    return new PageCheck(false, sentence, Optional.empty(), Optional.empty());
  }

  static PageCheck done(String sentence) {
    return new PageCheck(true, sentence, Optional.empty(), Optional.empty());
  }

  /** The token in use. */
  static PageCheck inUse(Page page, String configured, boolean subscribed) {
    if (!page.id().equals(configured)) {
      return of(
          false,
          "The token in use belongs to %s, but MESSENGER_PAGE_ID is %s. Set both to the same page and restart."
              .formatted(named(page), configured),
          page);
    }
    return subscribed
        ? of(true, "The token belongs to %s, and its events reach us.".formatted(named(page)), page)
        : of(
            false,
            "The token belongs to %s, but its events do not reach us. We keep subscribing automatically; if this does not change, check the webhook's address and verify token in your app."
                .formatted(named(page)),
            page);
  }

  /** A token somebody typed. */
  static PageCheck typed(Page page, String configured) {
    String good = "The token is valid and belongs to %s.".formatted(named(page));
    return of(
        true,
        page.id().equals(configured)
            ? good
            : good
                + " This server is set up for page %s. To change that, set MESSENGER_PAGE_ID to %s and MESSENGER_PAGE_TOKEN to this token, and restart."
                    .formatted(configured, page.id()),
        page);
  }

  private static String named(Page page) {
    return "%s (%s)".formatted(page.name(), page.id());
  }

  static PageCheck refused(Throwable failure) {
    return failure instanceof SendFailure refusal ? bad(words(refusal)) : bad(away());
  }

  // The detail begins with Meta's code and subcode: 190/463 [trace] text
  private static String words(SendFailure failure) {
    String detail = failure.getMessage().toLowerCase(Locale.ROOT);
    if (detail.startsWith("190/463 ") || detail.startsWith("190/") && detail.contains("expired")) {
      return "The token has expired." + ANEW;
    }
    if (detail.contains("nonexisting field")) {
      return "This is a person's token, not a page's." + ANEW;
    }
    if (detail.contains("appsecret_proof")) {
      return "The token and MESSENGER_APP_SECRET belong to different apps. Set both from the same app and restart.";
    }
    if (failure.reason() == Reason.REFUSED) {
      String code = detail.replaceFirst(" .*", "");
      return "Facebook refused this (error %s). Check the app's permissions, then try again."
          .formatted(code);
    }
    return words(failure.reason());
  }

  private static String words(Reason reason) {
    return switch (reason) {
      case TOKEN_REFUSED ->
          "Facebook does not accept the token: it is mistyped, or was revoked." + ANEW;
      case NO_PERMISSION ->
          "The token lacks a permission. Give your app pages_messaging and pages_manage_metadata for the page."
              + ANEW;
      case PAGE_RESTRICTED ->
          "Facebook has restricted this page. Check its Page quality or its support inbox.";
      case THROTTLED -> "Facebook asks us to slow down; try again in a few minutes.";
      default -> away();
    };
  }

  private static String away() {
    return "Facebook is not answering at the moment; try again in a minute.";
  }

  /** The same, ending with who said so. */
  PageCheck by(String who) {
    return new PageCheck(ok, who.isEmpty() ? sentence : sentence + " " + who, pageId, name);
  }
}
