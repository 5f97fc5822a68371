package io.promobot.text;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The labels of topic buttons: short enough for Messenger, and all different. */
public final class TopicLabels {
  private static final int LONGEST = 20;

  private TopicLabels() {}

  /** In the order of the topics. */
  public static List<String> of(List<String> topics) {
    List<String> cut = topics.stream().map(topic -> Cut.to(topic, LONGEST)).toList();
    Set<String> taken = new HashSet<>();
    return IntStream.range(0, topics.size())
        .mapToObj(
            i -> {
              boolean alone = Collections.frequency(cut, cut.get(i)) == 1;
              return apart(
                  topics.get(i), alone ? cut.get(i) : Cut.middle(topics.get(i), LONGEST), taken);
            })
        .toList();
  }

  /** Names that begin and end alike are numbered. */
  private static String apart(String topic, String label, Set<String> taken) {
    String own = label;
    for (int i = 2; !taken.add(own); i++) {
      String number = " " + i;
      own = Cut.to(topic, LONGEST - number.length()) + number;
    }
    return own;
  }
}
