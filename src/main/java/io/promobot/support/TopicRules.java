package io.promobot.support;

import io.promobot.contact.Visible;
import io.promobot.text.Fold;
import io.promobot.text.StoryLanguage;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What may be done to topics, and why not where it may not. */
final class TopicRules {
  private static final int MOST = 100;

  private TopicRules() {}

  /**
   * The names of a topic as they are stored.
   *
   * @param others in other languages, by their tags; an empty one is taken away
   */
  record Names(String name, Map<String, Optional<String>> others) {}

  /** The names as they are stored; throws {@link Refused}. */
  static Names created(TopicChange wanted, List<Topic> all) {
    String plain = named(wanted.name().orElse(""), Optional.empty(), all);
    if (wanted.channels().orElse(List.of()).isEmpty()) {
      throw Refused.badField("channels", "needs at least one channel to notify");
    }
    if (all.size() >= MOST) {
      throw Refused.notNow("There are " + MOST + " topics already; delete one first");
    }
    return new Names(plain, others(wanted, all));
  }

  /** The names it has then; throws {@link Refused}. */
  static Names changed(long id, TopicChange wanted, List<Topic> all) {
    Topic topic = known(id, all);
    if (wanted.channels().filter(List::isEmpty).isPresent()) {
      throw Refused.notNow("%s needs at least one channel to notify".formatted(topic.name()));
    }
    String plain =
        wanted.name().map(typed -> named(typed, Optional.of(topic), all)).orElse(topic.name());
    List<Topic> others = all.stream().filter(each -> !each.equals(topic)).toList();
    return new Names(plain, others(wanted, others));
  }

  /** Customers choose by these, so two topics are not called alike in one language. */
  private static Map<String, Optional<String>> others(TopicChange wanted, List<Topic> others) {
    Map<String, Optional<String>> plain = new LinkedHashMap<>();
    wanted
        .names()
        .forEach((tag, typed) -> plain.put(tag, typed.map(name -> other(tag, name, others))));
    return plain;
  }

  private static String other(String tag, String typed, List<Topic> others) {
    String field = "names." + tag;
    if (Arrays.stream(StoryLanguage.values()).noneMatch(each -> each.tag().equals(tag))) {
      throw Refused.badField(field, "is not one of the languages of customers");
    }
    String name = Visible.line(typed);
    String folded = Fold.of(name);
    if (folded.isEmpty()) {
      throw Refused.badField(field, "must not be empty");
    }
    others.stream()
        .filter(each -> Fold.of(each.names().getOrDefault(tag, each.name())).equals(folded))
        .findFirst()
        .ifPresent(
            twin -> {
              throw Refused.badField(field, "is what the topic " + twin.name() + " is called");
            });
    return name;
  }

  /** Throws {@link Refused}. */
  static Topic deletable(long id, List<Topic> all) {
    Topic topic = known(id, all);
    if (topic.isDefault()) {
      throw Refused.notNow(
          topic.name() + " is the default desk: unknown topics go there, so it stays");
    }
    return topic;
  }

  /** Throws {@link Refused} when a topic would be left without a channel. */
  static void removable(long channel, List<Topic> all) {
    List<String> only = List.of(String.valueOf(channel));
    List<String> left =
        all.stream().filter(each -> each.channels().equals(only)).map(Topic::name).toList();
    if (!left.isEmpty()) {
      throw Refused.notNow(
          "This is the only channel of %s; add another one there first"
              .formatted(String.join(", ", left)));
    }
  }

  private static Topic known(long id, List<Topic> all) {
    return all.stream()
        .filter(each -> each.id().equals(String.valueOf(id)))
        .findFirst()
        .orElseThrow(() -> Refused.noSuch("There is no such topic"));
  }

  private static String named(String typed, Optional<Topic> self, List<Topic> all) {
    String name = Visible.line(typed);
    String key = TopicKey.of(name);
    if (Fold.of(name).isEmpty() || !Visible.any(name)) {
      throw Refused.badField("name", "must not be empty");
    }
    if (key.equals(Asked.UNKNOWN)) {
      throw Refused.badField("name", "is reserved for unknown topics; choose another name");
    }
    List<Topic> others = all.stream().filter(each -> !self.equals(Optional.of(each))).toList();
    refuseTwin(others, other -> TopicKey.of(other.name()).equals(key), "");
    // Topics of earlier versions that differ in accents only keep their names.
    if (self.filter(old -> Fold.of(old.name()).equals(Fold.of(name))).isEmpty()) {
      refuseTwin(
          others,
          other -> Fold.of(other.name()).equals(Fold.of(name)),
          "; accents, case, punctuation and emoji make no difference");
    }
    return name;
  }

  private static void refuseTwin(List<Topic> others, Predicate<Topic> same, String why) {
    others.stream()
        .filter(same)
        .findFirst()
        .ifPresent(
            other -> {
              throw Refused.notNow("There is a topic " + other.name() + " already" + why);
            });
  }
}
