package io.promobot.campaign;

import io.promobot.contact.Visible;
import io.promobot.flow.TextRules;
import io.promobot.flow.TextRules.Mistake;
import io.promobot.wording.Copy;
import io.promobot.wording.Rewording;
import java.util.List;
import java.util.Optional;

/** The owner's changes to a campaign, checked before anything is published. */
record CopyChange(Optional<String> name, Rewording texts) {
  private static final int LONGEST_NAME = 80;

  /** The name as it will be stored; throws {@link CopyRefused}. */
  Optional<String> checkedName() {
    return name.map(CopyChange::checkedName);
  }

  static String checkedName(String typed) {
    String name = typed.strip();
    if (!Visible.any(name)) {
      throw new CopyRefused(List.of(new Mistake("name", "is empty; give the campaign a name")));
    }
    if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
      throw new CopyRefused(
          List.of(new Mistake("name", "is longer than " + LONGEST_NAME + " characters")));
    }
    if (!TextRules.storable(name)) {
      throw new CopyRefused(List.of(new Mistake("name", "contains a control character")));
    }
    return name;
  }

  /**
   * The texts with the changes applied; throws {@link CopyRefused} listing every mistake, or {@link
   * io.promobot.wording.OtherLanguage}.
   */
  Copy appliedTo(Copy copy, String business) {
    texts.meantFor(copy);
    refuse(texts.isEmpty() ? List.of() : texts.mistakes(copy, business));
    return texts.appliedTo(copy);
  }

  static void refuse(List<Mistake> mistakes) {
    if (!mistakes.isEmpty()) {
      throw new CopyRefused(mistakes);
    }
  }
}
