package io.promobot.wording;

import io.promobot.text.StoryLanguage;

/** How shops speak in tests. */
public final class Voices {
  private static final Voice UMI = new Voice("Umi Shop", "", StoryLanguage.ENGLISH);

  private Voices() {}

  public static Voice umi() {
    return UMI;
  }
}
