package io.promobot.flow;

import io.promobot.flow.Message.Choice;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** One message of a story: its texts, its buttons, how it is counted and when it goes out. */
public final class Say {
  /** The first message of every campaign. */
  public static final String WELCOME = "WELCOME";

  /** Confirms an opt-out; the one message of a campaign that may still follow it. */
  public static final String GOODBYE = "GOODBYE";

  private final String name;
  private final String label;
  private Message.Kind kind = Message.Kind.TEXT;
  private List<Text> texts = List.of();
  private Optional<Text> image = Optional.empty();
  private Optional<Text> nameless = Optional.empty();
  private List<Button> buttons = List.of();
  private Optional<Stage> sent = Optional.empty();
  private Optional<Stage> seen = Optional.empty();
  private Duration after = Duration.ZERO;
  private Optional<String> whileAt = Optional.empty();
  private boolean once;
  private boolean gentle;

  /** Whom a message is for: their campaign and first name, and where links lead for them. */
  public record Reader(String campaign, Optional<String> name, Links links) {
    public static Reader of(String campaign, Optional<String> name) {
      return new Reader(campaign, name, button -> "");
    }
  }

  /** The address that counts a tap on a link and then leads on to its page. */
  @FunctionalInterface
  public interface Links {
    String to(Button button);
  }

  Say(String name, String label) {
    this.name = name;
    this.label = label;
  }

  Say text(Text text) {
    texts = List.of(text);
    return this;
  }

  /** Greets by name, or with the other text where nobody knows the name. */
  Say greeting(Text greeting, Text nameless) {
    texts = List.of(greeting);
    this.nameless = Optional.of(nameless);
    return this;
  }

  Say card(Text title, Text subtitle, Text image) {
    kind = Message.Kind.CARD;
    texts = List.of(title, subtitle);
    this.image = Optional.of(image);
    return this;
  }

  Say image(Text image) {
    kind = Message.Kind.IMAGE;
    this.image = Optional.of(image);
    return this;
  }

  Say buttons(Button... buttons) {
    kind = kind == Message.Kind.TEXT ? Message.Kind.BUTTONS : kind;
    this.buttons = List.of(buttons);
    return this;
  }

  /** Buttons that vanish with the next message. */
  Say quickReplies(Button... buttons) {
    kind = Message.Kind.QUICK_REPLIES;
    this.buttons = List.of(buttons);
    return this;
  }

  /** The stages of whoever it went out to, and of whoever has seen it. */
  Say counts(Stage sent, Stage seen) {
    this.sent = Optional.of(sent);
    this.seen = Optional.of(seen);
    return this;
  }

  /** It goes out this long after it was decided; it holds up nothing that is said meanwhile. */
  Say later(Duration after) {
    this.after = after;
    return this;
  }

  /** It goes out only if the customer still is at this step of this campaign. */
  Say whileAt(Enum<?> step) {
    whileAt = Optional.of(step.name());
    return this;
  }

  /** At most one waits for a customer: the newest. */
  Say once() {
    once = true;
    return this;
  }

  /** It only reminds, which a person who answers makes pointless. */
  Say gentle() {
    gentle = true;
    return this;
  }

  /** What this message says to this customer. */
  public Message message(Texts copy, Reader reader) {
    Optional<String> name = reader.name().filter(known -> !known.isBlank());
    String words =
        words(name.isPresent()).map(each -> copy.greeting(each, name.orElse(""))).orElse("");
    String subtitle = subtitle().map(copy::get).orElse("");
    String picture = image.map(copy::get).orElse("");
    List<Choice> choices =
        buttons.stream().flatMap(button -> button.choice(copy, reader).stream()).toList();
    return new Message(kind(choices), words, subtitle, picture, choices);
  }

  /** The text it says, or the title of its card. */
  public Optional<Text> words(boolean named) {
    return !named && nameless.isPresent() ? nameless : texts.stream().findFirst();
  }

  /** What it says instead to whom nobody knows by name. */
  public Optional<Text> nameless() {
    return nameless;
  }

  public Optional<Text> subtitle() {
    return texts.stream().skip(1).findFirst();
  }

  private Message.Kind kind(List<Choice> choices) {
    boolean plain = choices.isEmpty() && kind == Message.Kind.BUTTONS;
    return plain ? Message.Kind.TEXT : kind;
  }

  /** The name the database stores; never changed, for messages wait under it. */
  public String name() {
    return name;
  }

  /** The name in JSON. */
  public String key() {
    return name.toLowerCase(Locale.ROOT);
  }

  /** What the owner calls it. */
  public String label() {
    return label;
  }

  public Message.Kind kind() {
    return kind;
  }

  /** Every text it is made of, those of its buttons apart. */
  public List<Text> texts() {
    return Stream.of(texts.stream(), nameless.stream(), image.stream())
        .flatMap(each -> each)
        .toList();
  }

  public List<Button> buttons() {
    return buttons;
  }

  public Optional<Text> picture() {
    return image;
  }

  public Optional<Stage> sent() {
    return sent;
  }

  public Optional<Stage> seen() {
    return seen;
  }

  public Duration after() {
    return after;
  }

  public Optional<String> whileAt() {
    return whileAt;
  }

  public boolean isOnce() {
    return once;
  }

  public boolean isGentle() {
    return gentle;
  }

  /** Whether both are counted alike, and wait alike until they go out. */
  boolean isHandledAs(Say other) {
    return sent.equals(other.sent)
        && seen.equals(other.seen)
        && after.equals(other.after)
        && whileAt.equals(other.whileAt)
        && once == other.once
        && gentle == other.gentle;
  }

  /** Whether it needs to know the customer's name. */
  public boolean greets() {
    return nameless.isPresent();
  }

  /** Whether it carries a code, of which each customer keeps seeing the first. */
  public boolean showsCode() {
    return texts.stream().anyMatch(text -> text.required().contains(Story.CODE));
  }

  @Override
  public String toString() {
    return name;
  }
}
