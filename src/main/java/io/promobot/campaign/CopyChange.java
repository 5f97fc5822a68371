package io.promobot.campaign;

import io.promobot.flow.Copy;
import io.promobot.flow.CopyFields;
import io.promobot.flow.CopyFields.Mistake;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the owner wants to change about a campaign, checked before anything is published. */
record CopyChange(Optional<String> name, Map<String, String> fields) {
  private static final int LONGEST_NAME = 80;

  /** The name as it will be kept; throws {@link CopyRefused}. */
  Optional<String> checkedName() {
    return name.map(CopyChange::checkedName);
  }

  static String checkedName(String typed) {
    String name = typed.strip();
    if (name.isEmpty()) {
      throw new CopyRefused(List.of(new Mistake("name", "is empty; give the campaign a name")));
    }
    if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
      throw new CopyRefused(
          List.of(new Mistake("name", "is longer than " + LONGEST_NAME + " characters")));
    }
    if (unstorable(name)) {
      throw new CopyRefused(List.of(new Mistake("name", "holds a control character")));
    }
    return name;
  }

  /** The copy with the changes in it; throws {@link CopyRefused} with every mistake at once. */
  Copy appliedTo(Copy copy, String business) {
    if (fields.isEmpty()) {
      return copy;
    }
    Map<String, String> all = copy.fields();
    List<Mistake> mistakes = new ArrayList<>();
    fields.forEach((field, text) -> checkField(field, text, all, mistakes));
    if (!mistakes.isEmpty()) {
      throw new CopyRefused(mistakes);
    }
    all.putAll(fields);
    Copy changed = CopyFields.read(all);
    mistakes.addAll(CopyFields.mistakes(changed, business));
    if (!mistakes.isEmpty()) {
      throw new CopyRefused(mistakes);
    }
    return changed;
  }

  private static void checkField(
      String field, String text, Map<String, String> known, List<Mistake> mistakes) {
    if (!known.containsKey(field)) {
      mistakes.add(new Mistake(field, "is not a text of a campaign"));
    } else if (text == null) {
      mistakes.add(new Mistake(field, "must be a text"));
    } else if (unstorable(text)) {
      mistakes.add(new Mistake(field, "holds a control character"));
    }
  }

  /** PostgreSQL keeps no NUL, and no other control character belongs in a text but a line break. */
  private static boolean unstorable(String text) {
    return text.chars()
        .anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t');
  }
}
