package io.promobot.flow;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All stories. Add a new one here and nowhere else. */
public final class Stories {
  /** In the order the dashboard shows them. */
  public static final List<Story> ALL =
      List.of(
          CouponStory.STORY,
          FeedbackStory.STORY,
          SignUpStory.STORY,
          SupportStory.STORY,
          ForgetStory.STORY);

  /** A path stores its stages as the bits of an int. */
  private static final int HIGHEST = 30;

  private static final Map<String, Say> SAYS = new LinkedHashMap<>();
  private static final Map<Integer, Stage> BY_NUMBER;
  private static final int SENDING;

  /** Messages that are counted both when they go out and when they are seen. */
  public static final List<Say> COUNTED;

  static {
    BY_NUMBER = numbered(stages().toList());
    ALL.stream().flatMap(story -> story.says().stream()).forEach(say -> remember(SAYS, say));
    COUNTED = SAYS.values().stream().filter(say -> say.seen().isPresent()).toList();
    SENDING =
        SAYS.values().stream()
            .flatMap(say -> say.sent().stream())
            .mapToInt(Stage::bit)
            .reduce(0, (a, b) -> a | b);
  }

  private Stories() {}

  private static Stream<Stage> stages() {
    return ALL.stream().flatMap(story -> story.stages().stream());
  }

  /** Two stories may have the same stage; two stages never have the same number. */
  static Map<Integer, Stage> numbered(List<Stage> stages) {
    Map<Integer, Stage> numbered = new TreeMap<>();
    stages.forEach(stage -> numbered.putIfAbsent(stage.number(), stage));
    for (Stage stage : stages) {
      Stage owner = numbered.get(stage.number());
      if (stage.number() > HIGHEST || !owner.key().equals(stage.key())) {
        throw new IllegalStateException(
            "stage %s cannot have number %d (%s); the next free number is %s"
                .formatted(
                    stage,
                    stage.number(),
                    stage.number() > HIGHEST ? "the highest is " + HIGHEST : owner + " has it",
                    free(numbered.keySet())));
      }
    }
    return numbered;
  }

  private static String free(Set<Integer> taken) {
    return IntStream.rangeClosed(0, HIGHEST)
        .filter(number -> !taken.contains(number))
        .mapToObj(Integer::toString)
        .findFirst()
        .orElse("none");
  }

  /** Messages are counted and queued by name alone. */
  static void remember(Map<String, Say> all, Say say) {
    Say known = all.putIfAbsent(say.name(), say);
    if (known != null && !known.isHandledAs(say)) {
      throw new IllegalStateException(
          "two stories have a message %s, and count it or let it wait differently".formatted(say));
    }
  }

  public static Optional<Story> named(String key) {
    return ALL.stream().filter(story -> story.key().equals(key)).findFirst();
  }

  /** The story with this name; for one that only a newer promobot knows, just the name. */
  public static Story of(String key) {
    return named(key).orElseGet(() -> Story.unknown(key));
  }

  /** The names of the stories that a campaign can tell, on one line. */
  public static String ofCampaigns() {
    return ALL.stream().filter(Story::forCampaigns).map(Story::key).collect(joining(", "));
  }

  /** The stage with this number; its key is the same in every story that has it. */
  public static Optional<Stage> stage(int number) {
    return Optional.ofNullable(BY_NUMBER.get(number));
  }

  /** The button with this name, of the first story that has one. */
  public static Optional<Button> button(String name) {
    return ALL.stream().flatMap(story -> story.button(name).stream()).findFirst();
  }

  /** The message with this name, as it is counted; empty when only a newer promobot knows it. */
  public static Optional<Say> say(String name) {
    return Optional.ofNullable(SAYS.get(name));
  }

  /** The names of all stories. */
  public static List<String> keys() {
    return ALL.stream().map(Story::key).toList();
  }

  /** The names of all messages that can be sent. */
  public static Collection<String> says() {
    return List.copyOf(SAYS.keySet());
  }

  /** The names of the messages that are only reminders. */
  public static String[] gentle() {
    return SAYS.values().stream().filter(Say::isGentle).map(Say::name).toArray(String[]::new);
  }

  /** Whether people reach this stage by a message that went out. */
  static boolean isSending(Stage stage) {
    return (stage.bit() & SENDING) != 0;
  }
}
