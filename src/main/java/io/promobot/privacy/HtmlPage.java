package io.promobot.privacy;

import io.promobot.http.HtmlFrame;
import io.promobot.text.StoryLanguage;

/**
 * A page that needs nothing but itself: no script, no picture, no other file.
 *
 * @param title plain text
 * @param body HTML; every text in it has been {@link HtmlFrame#escaped}
 */
record HtmlPage(StoryLanguage language, String title, String body) {
  private static final String STYLE =
      """
      :root { color-scheme: light dark; --ink: #1c2523; --soft: #56625f; --line: #d9dfdd; --link: #0b6059; --back: #fff; }
      @media (prefers-color-scheme: dark) {
        :root { --ink: #e6ecea; --soft: #a3b0ac; --line: #35403d; --link: #5fc7bb; --back: #141a19; }
      }
      body { margin: 0; background: var(--back); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
      main { max-width: 42rem; margin: 0 auto; padding: 2rem 1.25rem 3rem; overflow-wrap: break-word; }
      h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; }
      h2 { font-size: 1.15rem; margin: 2rem 0 0.5rem; }
      a { color: var(--link); }
      ul { padding-inline-start: 1.25rem; }
      li { margin: 0.3rem 0; }
      .soft { color: var(--soft); }
      dl { display: grid; grid-template-columns: 9rem minmax(0, 1fr); gap: 0.25rem 1rem; margin: 0 0 1rem; padding: 0.75rem 0 0;
        border-top: 1px solid var(--line); }
      dt { color: var(--soft); }
      dd { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
      @media (max-width: 30rem) {
        dl { grid-template-columns: minmax(0, 1fr); gap: 0; }
        dd { margin-bottom: 0.5rem; }
      }
      """;

  private static final HtmlFrame FRAME = new HtmlFrame(STYLE, "");

  /** Allows its own style and nothing else. */
  static final String POLICY = FRAME.policy();

  /** For the owner. */
  static HtmlPage english(String title, String body) {
    return new HtmlPage(StoryLanguage.ENGLISH, title, body);
  }

  String html() {
    return FRAME.page(language, title, body);
  }
}
