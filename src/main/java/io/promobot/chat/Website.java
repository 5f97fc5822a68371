package io.promobot.chat;

import java.util.List;

/**
 * How the chat looks on the shop's website, and where it may be shown.
 *
 * @param sites origins such as {@code https://shop.example}; our own pages may always show it
 * @param corner {@code left} or {@code right}
 * @param teaser a line beside the bubble; may be empty
 * @param consent what the shop says about data before somebody writes; may be empty
 */
public record Website(
    boolean on, List<String> sites, String color, String corner, String teaser, String consent) {
  static final Website USUAL = new Website(true, List.of(), "#0f766e", "right", "", "");

  /** The same, shown on these sites. */
  Website on(List<String> others) {
    return new Website(on, others, color, corner, teaser, consent);
  }
}
