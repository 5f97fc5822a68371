package io.promobot.flow;

import io.promobot.flow.Message.Choice;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One message of a story: its texts, its buttons, how it is counted and when it goes out. */
public final class Say {
  /** The first message of every campaign. */
  public static final String WELCOME = "WELCOME";

  /** Confirms an opt-out; with {@link StoryFlow#COME_BACK} all that may be sent after it. */
  public static final String GOODBYE = "GOODBYE";

  private final String name;
  private final String label;
  private Message.Kind kind = Message.Kind.TEXT;
  private List<Text> texts = List.of();
  private Optional<Text> image = Optional.empty();
  private Optional<Text> nameless = Optional.empty();
  private final Choices choices = new Choices();
  private Optional<Stage> sent = Optional.empty();
  private Optional<Stage> seen = Optional.empty();
  private Duration after = Duration.ZERO;
  private Optional<String> whileAt = Optional.empty();
  private boolean once;
  private boolean gentle;
  private final Map<Reveal, Say> instead = new EnumMap<>(Reveal.class);

  Say(String name, String label) {
    this.name = name;
    this.label = label;
  }

  Say text(Text text) {
    texts = List.of(text);
    return this;
  }

  /** Greets by name, or uses the other text when the name is unknown. */
  Say greeting(Text greeting, Text nameless) {
    texts = List.of(greeting);
    this.nameless = Optional.of(nameless);
    return this;
  }

  Say card(Text title, Text subtitle) {
    kind = Message.Kind.CARD;
    texts = List.of(title, subtitle);
    return this;
  }

  Say card(Text title, Text subtitle, Text image) {
    this.image = Optional.of(image);
    return card(title, subtitle);
  }

  /** It links to the page of the customer's own coupon; a card shows a picture of its code. */
  Say toCoupon(Text label) {
    kind = kind == Message.Kind.TEXT ? Message.Kind.BUTTONS : kind;
    choices.linkToCoupon(label);
    return this;
  }

  /** What is said instead of it to somebody who gets this instead of the shared code. */
  Say instead(Reveal what, Say say) {
    instead.put(what, say);
    return this;
  }

  Say image(Text image) {
    kind = Message.Kind.IMAGE;
    this.image = Optional.of(image);
    return this;
  }

  Say buttons(Button... buttons) {
    kind = kind == Message.Kind.TEXT ? Message.Kind.BUTTONS : kind;
    choices.add(buttons);
    return this;
  }

  /** One more button, with this label: it does what the page's menu or a form's button does. */
  Say button(FormTap.Kind tap, Text label) {
    kind = kind == Message.Kind.TEXT ? Message.Kind.BUTTONS : kind;
    choices.add(tap, label);
    return this;
  }

  /** Buttons that vanish with the next message. */
  Say quickReplies(Button... buttons) {
    kind = Message.Kind.QUICK_REPLIES;
    choices.add(buttons);
    return this;
  }

  /** The stage reached when it goes out, and the stage reached when it is seen. */
  Say counts(Stage sent, Stage seen) {
    this.seen = Optional.of(seen);
    return counts(sent);
  }

  Say counts(Stage sent) {
    this.sent = Optional.of(sent);
    return this;
  }

  /** It goes out this long after it was decided; other messages do not wait for it. */
  Say later(Duration after) {
    this.after = after;
    return this;
  }

  /** It goes out only if the customer is still at this step of this campaign. */
  Say whileAt(Enum<?> step) {
    whileAt = Optional.of(step.name());
    return this;
  }

  /** At most one is waiting per customer: the newest. */
  Say once() {
    once = true;
    return this;
  }

  /** It is only a reminder, so it is dropped once a person answers. */
  Say gentle() {
    gentle = true;
    return this;
  }

  /** What this message says to this customer. */
  public Message message(Texts copy, Reader reader) {
    String words = words(reader.isNamed()).map(each -> reader.reads(copy, each)).orElse("");
    String subtitle = subtitle().map(each -> reader.reads(copy, each)).orElse("");
    Optional<CouponInHand> coupon = reader.coupon().filter(own -> choices.toCoupon().isPresent());
    String picture = coupon.map(CouponInHand::picture).or(() -> image.map(copy::get)).orElse("");
    List<Choice> shown = choices.of(copy, reader);
    boolean plain = shown.isEmpty() && kind == Message.Kind.BUTTONS;
    return new Message(plain ? Message.Kind.TEXT : kind, words, subtitle, picture, shown);
  }

  /** Its text, or the title of its card. */
  public Optional<Text> words(boolean named) {
    return !named && nameless.isPresent() ? nameless : texts.stream().findFirst();
  }

  /** The text used when the customer's name is unknown. */
  public Optional<Text> nameless() {
    return nameless;
  }

  public Optional<Text> subtitle() {
    return texts.stream().skip(1).findFirst();
  }

  /** The name stored in the database; never changed, because messages wait under it. */
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

  /** All of its texts except those of its buttons. */
  public List<Text> texts() {
    return Stream.of(texts.stream(), nameless.stream(), image.stream())
        .flatMap(each -> each)
        .toList();
  }

  public List<Button> buttons() {
    return choices.buttons();
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

  /** Whether both are counted and scheduled the same way. */
  boolean isHandledAs(Say other) {
    return handling().equals(other.handling());
  }

  private List<Object> handling() {
    return List.of(sent, seen, after, whileAt, once, gentle);
  }

  /** The text that the label of this choice comes from; empty when it is fixed. */
  public Optional<Text> label(Choice choice) {
    return choices.label(choice);
  }

  /** What is said to somebody who gets this instead of the shared code; empty for nothing. */
  Optional<Say> instead(Reveal what) {
    return what == Reveal.SHARED ? Optional.of(this) : Optional.ofNullable(instead.get(what));
  }

  /** Whether it contains a code; each customer keeps the first code they were shown. */
  public boolean showsCode() {
    return texts.stream().anyMatch(text -> text.required().contains(Story.CODE));
  }

  @Override
  public String toString() {
    return name;
  }
}
