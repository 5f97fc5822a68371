package io.promobot.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a story is: its texts, messages, buttons and stages, and what follows from each action.
 *
 * <p>Each story is declared in one file, such as {@link CouponStory}; everything declared there is
 * checked, edited, previewed, counted and shown without being named anywhere else.
 */
public final class Story {
  /** The placeholder for the code in a text. */
  static final String CODE = "{code}";

  private final String key;
  private final String label;
  private final String about;
  private final Optional<Answers> answers;
  private final List<Part> parts = new ArrayList<>();
  private final List<Say> says = new ArrayList<>();
  private final List<Button> buttons = new ArrayList<>();
  private final List<Stage> stages = new ArrayList<>();
  private final List<FollowUp> followUps = new ArrayList<>();
  private final Optional<Leaving> leaving;
  private final Optional<Speaking> speaking;
  private final List<String> listening = new ArrayList<>();

  /** What follows from words that neither open the chat nor opt out. */
  interface Answers {
    Decision to(Conversation now, Action did, Words words, Texts copy);
  }

  private Story(String key, String label, String about, Optional<Answers> answers) {
    this.key = key;
    this.label = label;
    this.about = about;
    this.answers = answers;
    this.leaving = answers.map(campaigns -> new Leaving());
    this.speaking = answers.map(campaigns -> new Speaking());
  }

  /** A story that a campaign tells. */
  static Story ofCampaigns(String key, String label, String about, Answers answers) {
    Story story = new Story(key, label, about, Optional.of(answers));
    story.stages.addAll(List.of(Stage.SENT, Stage.DELIVERED, Stage.SEEN, Stage.RESPONDED));
    return story;
  }

  /** A story outside the campaigns, told by a form. */
  static Story ofForm(String key, String label, String about) {
    return new Story(key, label, about, Optional.empty());
  }

  /** Its campaigns can be listed, but this version cannot answer their customers. */
  static Story unknown(String key) {
    return new Story(key, key, "A newer promobot tells it.", Optional.empty());
  }

  /** {@code steps} are what a customer does to get there. */
  Part part(String key, String label, String when, String... steps) {
    return add(parts, new Part(key, label, when, List.of(steps)));
  }

  /** Its number is one that no story has; otherwise the start fails and names the next free one. */
  Stage stage(int number, String key, Stage after) {
    return add(stages, new Stage(number, key).after(after));
  }

  Button button(String name, Text label, Stage stage, Button.Follows follows) {
    return add(buttons, Button.of(name, label, stage, follows));
  }

  /** A button with a fixed label. */
  Button fixedButton(String name, String words, Stage stage, Button.Follows follows) {
    return add(buttons, Button.always(name, words, stage, follows));
  }

  /** A button that opens a page; taps on it are counted by a redirect. */
  Button link(String name, Text label, Stage stage, Text address) {
    return add(
        buttons,
        Button.of(name, label, stage, (now, did, copy) -> Decision.silent(now)).opens(address));
  }

  /** Customers who were shown the code; other figures count by it. */
  Stage revealed(Stage after) {
    return stage(Stage.REVEALED_NUMBER, "revealed", after)
        .words("revealed the code", "reveal the code yet", "Revealed the code")
        .drawn("revealed it");
  }

  /** Customers who redeemed the code, at a till or in a web shop; other figures count by it. */
  Stage redeemed(Stage after, Stage byHandFrom) {
    return stage(Stage.REDEEMED_NUMBER, "redeemed", after)
        .words("redeemed it", "redeem it yet", "Redeemed it")
        .drawn("redeemed it")
        .byHandFrom(byHandFrom);
  }

  /** The message that every campaign begins with. */
  Say opening(Text greeting, Text nameless) {
    return say(Say.WELCOME, "Welcome").greeting(greeting, nameless).counts(Stage.SENT, Stage.SEEN);
  }

  Say say(String name, String label) {
    return add(says, new Say(name, label));
  }

  FollowUp followUp(FollowUp followUp) {
    return add(followUps, followUp);
  }

  /** At this step anything written is an answer and opens no form. */
  void listensAt(Enum<?> step) {
    listening.add(step.name());
  }

  /** At this step it waits for an answer to this message. */
  void asksAt(Enum<?> step, Say question) {
    speaking.orElseThrow().asksAt(step, question);
  }

  private static <T> List<T> both(List<T> first, List<T> then) {
    return Stream.concat(first.stream(), then.stream()).toList();
  }

  private static <T> T add(List<T> all, T one) {
    all.add(one);
    return one;
  }

  /** Its name in JSON and SQL. */
  public String key() {
    return key;
  }

  /** What the owner calls it. */
  public String label() {
    return label;
  }

  /** One sentence about it for the owner. */
  public String about() {
    return about;
  }

  /** Whether a campaign can tell it. */
  public boolean forCampaigns() {
    return answers.isPresent();
  }

  public List<Part> parts() {
    return both(
        both(parts, leaving.map(Leaving::parts).orElse(List.of())),
        speaking.stream().map(Speaking::part).toList());
  }

  /** In the order a customer meets them. */
  public List<Text> texts() {
    return parts().stream().flatMap(part -> part.texts().stream()).toList();
  }

  public List<Say> says() {
    return both(
        both(says, leaving.map(Leaving::says).orElse(List.of())),
        speaking.map(Speaking::says).orElse(List.of()));
  }

  public Optional<Say> say(String name) {
    return says().stream().filter(say -> say.name().equals(name)).findFirst();
  }

  Say opening() {
    return say(Say.WELCOME).orElseThrow();
  }

  public List<Button> buttons() {
    return List.copyOf(buttons);
  }

  public Optional<Button> button(String name) {
    return buttons.stream().filter(button -> button.name().equals(name)).findFirst();
  }

  /** What a campaign can send on its own, each off until the owner switches it on. */
  public List<FollowUp> followUps() {
    return List.copyOf(followUps);
  }

  public Optional<FollowUp> followUp(String key) {
    return followUps.stream().filter(each -> each.key().equals(key)).findFirst();
  }

  /** In the order of the figures. */
  public List<Stage> stages() {
    return answers.isEmpty() ? List.of() : both(stages, List.of(Stage.FAILED));
  }

  public Optional<Stage> stage(String key) {
    return stages().stream().filter(stage -> stage.key().equals(key)).findFirst();
  }

  /** What nobody has come to who stands at this stage: all that lies further along the way. */
  public Path beyond(Stage stage) {
    return Way.beyond(stages, stage);
  }

  /**
   * What counts for a person on this path who uses the code in the shop; empty when the story has
   * no code, or when its code is not for everybody and this person was not shown it.
   */
  public Optional<Stage> redeemableBy(Path path) {
    return stages.stream()
        .filter(stage -> stage.number() == Stage.REDEEMED_NUMBER)
        .filter(stage -> !codeIsOptional() || path.has(Stage.REVEALED_NUMBER))
        .findFirst();
  }

  private boolean codeIsOptional() {
    return texts().stream().anyMatch(text -> text.kind() == Text.Kind.CODE && text.isOptional());
  }

  /** How customers opt out of it, and choose its language: only stories of campaigns have it. */
  Optional<Leaving> leaving() {
    return leaving;
  }

  Optional<Speaking> speaking() {
    return speaking;
  }

  boolean listens(Conversation now) {
    return listening.contains(now.step());
  }

  Decision answer(Conversation now, Action did, Words words, Texts copy) {
    return answers.orElseThrow().to(now, did, words, copy);
  }

  @Override
  public String toString() {
    return key;
  }
}
