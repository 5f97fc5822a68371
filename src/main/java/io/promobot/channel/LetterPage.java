package io.promobot.channel;

import io.promobot.text.StoryLanguage;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The HTML version of an e-mail: one column that every mail program can show. */
public final class LetterPage {
  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html%s>
      <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%s</title></head>
      <body style="margin:0;padding:24px;background:#f5f5f4;color:#1c1917;font:16px/1.5 sans-serif">
      <div style="max-width:560px;margin:0 auto;padding:24px;background:#ffffff;border-radius:12px">
      %s
      </div>
      </body>
      </html>
      """;

  private static final String QUOTE =
      """
      <blockquote style="margin:16px 0 0;padding-left:16px;border-left:3px solid #d6d3d1;color:#57534e">
      %s
      </blockquote>\
      """;

  private LetterPage() {}

  /** {@code body} is HTML, the title is not. */
  public static String of(String title, String body) {
    return of(Optional.empty(), title, body);
  }

  /** The same in a language; empty if it is unknown. */
  public static String of(Optional<StoryLanguage> language, String title, String body) {
    String tag =
        language
            .map(known -> " lang=\"%s\" dir=\"%s\"".formatted(known.tag(), known.direction()))
            .orElse("");
    return PAGE.formatted(tag, escaped(title), body);
  }

  /** Plain text as paragraphs. */
  public static String paragraphs(String text) {
    return Arrays.stream(escaped(text).split("\n\\s*\n"))
        .map(paragraph -> "<p>" + paragraph.strip().replace("\n", "<br>\n") + "</p>")
        .collect(Collectors.joining("\n"));
  }

  /** Plain text that somebody else has written. */
  public static String quote(String text) {
    return QUOTE.formatted(paragraphs(text));
  }

  /** Plain text as a part of HTML, also within quotes. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
