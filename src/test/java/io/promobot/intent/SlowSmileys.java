package io.promobot.intent;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** SlowSmileys, signs and hands as words: few enough that the model knows each. */
final class SlowSmileys {
  private static final String SOME = "🙂";

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

  private static final Map<Integer, String> MEANINGS = meanings();

  private SlowSmileys() {}

  /** Anything drawn, and what changes how the one before is drawn: skin, colour, gender. */
  static boolean isSign(int point) {
    int type = Character.getType(point);
    return type == Character.OTHER_SYMBOL || type == Character.MODIFIER_SYMBOL && point > 0xFFFF;
  }

  /** Empty for what only changes the sign before it. */
  static Optional<String> meaning(int sign) {
    boolean changes =
        sign >= 0x1F3FB && sign <= 0x1F3FF || sign == '♀' || sign == '♂' || sign == '\uFE0F';
    return changes ? Optional.empty() : Optional.of(MEANINGS.getOrDefault(sign, SOME));
  }

  private static Map<Integer, String> meanings() {
    var meanings = new HashMap<Integer, String>();
    SAME.lines()
        .forEach(
            line -> {
              String first = Character.toString(line.codePointAt(0));
              line.codePoints().forEach(sign -> meanings.put(sign, first));
            });
    return Map.copyOf(meanings);
  }
}
