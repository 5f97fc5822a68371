package io.promobot.flow;

import java.util.List;

/**
 * One channel-neutral message; a channel turns it into its own format.
 *
 * @param text the text, or a card's title
 * @param subtitle the small print of a card, otherwise empty
 * @param image address of the picture of a card or an image message, otherwise empty
 */
public record Message(Kind kind, String text, String subtitle, String image, List<Choice> choices) {

  /** The forms a message can take. */
  public enum Kind {
    TEXT,
    BUTTONS,
    /** A text whose choices vanish with the next message. */
    QUICK_REPLIES,
    CARD,
    IMAGE
  }

  /** A button: its label and the payload that a tap sends back. */
  public record Choice(String label, String payload, String url) {
    public Choice(String label, String payload) {
      this(label, payload, "");
    }

    /** It opens a page and sends nothing back. */
    static Choice link(String label, String url) {
      return new Choice(label, "", url);
    }

    public boolean isLink() {
      return !url.isEmpty();
    }
  }

  public static Message text(String text) {
    return new Message(Kind.TEXT, text, "", "", List.of());
  }

  public static Message quickReplies(String text, List<Choice> choices) {
    return new Message(Kind.QUICK_REPLIES, text, "", "", List.copyOf(choices));
  }
}
