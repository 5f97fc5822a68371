package io.promobot.lead;

import io.promobot.channel.Letter;
import io.promobot.text.Cut;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Builds the welcome e-mail: a subject of one line, plain text, and an HTML version of it. */
public final class WelcomeMail {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(name|business)}");
  private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+");
  private static final int LONGEST_NAME = 100;

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html>
      <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%s</title></head>
      <body style="margin:0;padding:24px;background:#f5f5f4;color:#1c1917;font:16px/1.5 sans-serif">
      <div style="max-width:560px;margin:0 auto;padding:24px;background:#ffffff;border-radius:12px">
      %s
      </div>
      </body>
      </html>
      """;

  private WelcomeMail() {}

  public static Letter of(WelcomeCopy copy, String name, String business) {
    String called = Cut.firstPoints(oneLine(name), LONGEST_NAME);
    String subject = oneLine(filled(copy.subject(), called, business, each -> each));
    String text = filled(copy.text(), called, business, each -> each);
    String html = filled(escaped(copy.text()), called, business, WelcomeMail::escaped);
    return new Letter(
        Optional.empty(), subject, text, PAGE.formatted(escaped(subject), paragraphs(html)));
  }

  /** In a single pass: a name that contains a placeholder stays as it is. */
  private static String filled(
      String words, String name, String business, UnaryOperator<String> written) {
    return PLACEHOLDER
        .matcher(words)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    written.apply(found.group(1).equals("name") ? name : business)));
  }

  private static String oneLine(String text) {
    return BREAKS.matcher(text).replaceAll(" ").strip();
  }

  private static String paragraphs(String html) {
    return Arrays.stream(html.split("\n\\s*\n"))
        .map(paragraph -> "<p>" + paragraph.strip().replace("\n", "<br>\n") + "</p>")
        .collect(Collectors.joining("\n"));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
