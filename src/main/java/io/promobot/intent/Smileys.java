package io.promobot.intent;

import java.util.HashMap;
import java.util.Map;

/** Smileys, signs and hands as words: few enough that the model knows each. */
final class Smileys {
  private static final int SOME = 0x1F642;

  /** The first of each line stands for the others. */
  private static final String SAME =
      """
      👍👌✅☑✔🙆🆗💯🤙👏🙌🤝🤞💪⭕
      👎❌✖🙅🚫❎🙎
      🙏🙇🤗
      ❤😍🥰😘💕💖💗💓💞💙💚💛🧡💜🖤🤍♥💘💝😻🌹💐
      🛑✋⛔🔕📵🖐
      👋🤚
      🎁🎟🎫🏷🛍💸🤑
      🆘🙋❓❔❗
      😡🤬😠😤🖕🤢🤮💩
      """;

  private static final Map<Integer, Integer> MEANINGS = meanings();

  private Smileys() {}

  /** Anything drawn, and what changes how the one before is drawn: skin, colour, gender. */
  static boolean isSign(int point) {
    int type = Character.getType(point);
    return type == Character.OTHER_SYMBOL || type == Character.MODIFIER_SYMBOL && point > 0xFFFF;
  }

  /** Whether it only changes the sign before it. */
  static boolean isChange(int sign) {
    return sign >= 0x1F3FB && sign <= 0x1F3FF || sign == '♀' || sign == '♂' || sign == '\uFE0F';
  }

  /** The one that stands for it. */
  static int meaning(int sign) {
    return MEANINGS.getOrDefault(sign, SOME);
  }

  private static Map<Integer, Integer> meanings() {
    var meanings = new HashMap<Integer, Integer>();
    SAME.lines()
        .forEach(
            line -> {
              int first = line.codePointAt(0);
              line.codePoints().forEach(sign -> meanings.put(sign, first));
            });
    return Map.copyOf(meanings);
  }
}
