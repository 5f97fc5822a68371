package io.promobot.support;

import io.promobot.contact.Visible;
import io.promobot.text.Fold;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What may be done to topics, and why not where it may not. */
final class TopicRules {
  private static final int MOST = 100;

  private TopicRules() {}

  /** The name as it is stored; throws {@link Refused}. */
  static String created(Optional<String> name, List<Long> channels, List<Topic> all) {
    String plain = named(name.orElse(""), Optional.empty(), all);
    if (channels.isEmpty()) {
      throw Refused.badField("channels", "needs at least one channel to notify");
    }
    if (all.size() >= MOST) {
      throw Refused.notNow("There are " + MOST + " topics already; delete one first");
    }
    return plain;
  }

  /** The topic with its final name; throws {@link Refused}. */
  static String changed(
      long id, Optional<String> name, Optional<List<Long>> channels, List<Topic> all) {
    Topic topic = known(id, all);
    if (channels.filter(List::isEmpty).isPresent()) {
      throw Refused.notNow("%s needs at least one channel to notify".formatted(topic.name()));
    }
    return name.map(typed -> named(typed, Optional.of(topic), all)).orElse(topic.name());
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
