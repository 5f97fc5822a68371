package io.promobot.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.promobot.text.StoryLanguage;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What pages have in common that need nothing but themselves: no script, no picture, no other file.
 *
 * @param style CSS
 * @param head further HTML for the head; may be empty
 */
public record HtmlFrame(String style, String head) {

  /** A content security policy that allows these pages their own style and nothing else. */
  public String policy() {
    return "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none';"
            .formatted(hash(style))
        + " frame-ancestors 'none'";
  }

  private static String hash(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  /**
   * A whole page, in a language that may run from right to left.
   *
   * @param title plain text
   * @param body HTML; every text in it has been {@link #escaped}
   */
  public String page(StoryLanguage language, String title, String body) {
    return """
        <!doctype html>
        <html lang="%s" dir="%s">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        %s<title>%s</title>
        <style>%s</style>
        </head>
        <body>
        <main>
        %s
        </main>
        </body>
        </html>
        """
        .formatted(language.tag(), language.direction(), head, escaped(title), style, body);
  }

  /** Plain text as HTML. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
