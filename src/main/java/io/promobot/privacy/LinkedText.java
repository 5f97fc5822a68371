package io.promobot.privacy;

import io.promobot.contact.WebAddress;
import io.promobot.http.HtmlFrame;
import java.util.regex.Pattern;

/** The owner's words as HTML, with the links that the website's chat also makes of them. */
final class LinkedText {
  /** {@code [words](address)} or a plain address. */
  private static final Pattern LINK =
      Pattern.compile(
          "\\[([^\\]\\n]{1,200})\\]\\((https?://[^\\s)]+)\\)"
              + "|(https?://[^\\s<>\"]*[^\\s<>\".,;:!?)\\]}'»”])");

  private LinkedText() {}

  static String html(String text) {
    var html = new StringBuilder();
    var found = LINK.matcher(text);
    int from = 0;
    while (found.find()) {
      boolean worded = found.group(1) != null;
      html.append(plain(text.substring(from, found.start())))
          .append(link(found.group(worded ? 1 : 3), found.group(worded ? 2 : 3)));
      from = found.end();
    }
    return html.append(plain(text.substring(from))).toString();
  }

  private static String plain(String text) {
    return HtmlFrame.escaped(text).replace("\n", "<br>");
  }

  private static String link(String words, String address) {
    return WebAddress.page(address)
        .map(page -> HtmlFrame.escaped(page.toString()))
        .map(page -> "<a href=\"%s\">%s</a>".formatted(page, HtmlFrame.escaped(words)))
        .orElseGet(() -> HtmlFrame.escaped(words));
  }
}
