package io.promobot.flow;

import io.promobot.flow.Message.Choice;
import java.util.Optional;

/**
 * A button of a story: its label, the stage a tap reaches, and what happens next.
 *
 * <p>A payload is {@code NAME:campaign}, so old buttons work forever.
 */
public final class Button {
  private final String name;
  private final Stage stage;
  private final Optional<Text> label;
  private final String always;
  private final Follows follows;
  private Optional<Text> address = Optional.empty();
  private Words means = Words.LABEL;

  /** A tap on a button, with the campaign whose message contained it. */
  public record Tap(String button, String campaign) {

    /** Parses a payload; empty when it cannot be one of ours. */
    public static Optional<Tap> read(String payload) {
      int colon = payload.indexOf(':');
      return colon < 1 || colon == payload.length() - 1
          ? Optional.empty()
          : Optional.of(new Tap(payload.substring(0, colon), payload.substring(colon + 1)));
    }
  }

  /** What happens after a tap by a customer whose conversation is currently about this campaign. */
  @FunctionalInterface
  interface Follows {
    Decision from(Conversation now, Action did, Texts copy);
  }

  private Button(String name, Optional<Text> label, String always, Stage stage, Follows follows) {
    this.name = name;
    this.label = label;
    this.always = always;
    this.stage = stage;
    this.follows = follows;
  }

  /** A button whose label the owner can change. */
  static Button of(String name, Text label, Stage stage, Follows follows) {
    return new Button(name, Optional.of(label), "", stage, follows);
  }

  /** A button with a fixed label. */
  static Button always(String name, String words, Stage stage, Follows follows) {
    return new Button(name, Optional.empty(), words, stage, follows);
  }

  /**
   * What a tap says: typing the label says the same, and the demo's crowd chooses by it. By default
   * it is neither a yes nor a no, and the crowd does not tap it.
   */
  Button means(Words words) {
    means = words;
    return this;
  }

  /** It opens this page instead of replying to us; without an address the button is left out. */
  Button opens(Text address) {
    this.address = Optional.of(address);
    return this;
  }

  Decision tapped(Conversation now, Action did, Texts copy) {
    return follows.from(now, did, copy).reaching(stage);
  }

  Optional<Choice> choice(Texts copy, Reader reader) {
    if (address.isPresent()) {
      return address
          .filter(copy::has)
          .map(page -> Choice.link(words(copy), reader.links().to(this)));
    }
    return Optional.of(new Choice(words(copy), payload(reader.campaign())));
  }

  /** Whether a message's choice is this button. */
  public boolean madeOf(Choice choice) {
    return address.isPresent() ? choice.isLink() : choice.payload().startsWith(name + ":");
  }

  String words(Texts copy) {
    return label.map(copy::get).orElse(always);
  }

  public String payload(String campaign) {
    return name + ":" + campaign;
  }

  /** Its name in payloads, in JSON and in SQL. */
  public String name() {
    return name;
  }

  public Stage stage() {
    return stage;
  }

  /** Empty when its label is fixed. */
  public Optional<Text> label() {
    return label;
  }

  /** Its fixed label; empty when the owner can change it. */
  public String always() {
    return always;
  }

  public Optional<Text> address() {
    return address;
  }

  public Words meaning() {
    return means;
  }

  @Override
  public String toString() {
    return name;
  }
}
