package io.promobot.wording;

import io.promobot.flow.Story;
import io.promobot.flow.Texts;
import io.promobot.text.StoryLanguage;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** A story's texts ready to send in each language, each made when somebody first reads it. */
public final class Spoken {
  private final Copy stored;
  private final Copy copy;
  private final Voice voice;
  private final AtomicReferenceArray<Texts> ready =
      new AtomicReferenceArray<>(StoryLanguage.values().length);

  public Spoken(Copy copy, Voice voice) {
    this.stored = copy;
    this.copy = copy.mainly(voice.language());
    this.voice = voice;
  }

  /** What is read by those who are not known to have another language. */
  public StoryLanguage language() {
    return voice.language();
  }

  public Story story() {
    return copy.story();
  }

  /** The same said by a shop that speaks like this now. */
  public Spoken by(Voice now) {
    return voice.equals(now) ? this : new Spoken(stored, now);
  }

  /** In the main language that they were written in, whatever it is now. */
  public Texts asWritten() {
    return voice.finished(stored.main());
  }

  /** For somebody who reads this language; in the shop's, if theirs is unknown. */
  public Texts in(Optional<StoryLanguage> language) {
    StoryLanguage wanted = language.orElse(voice.language());
    Texts known = ready.get(wanted.ordinal());
    if (known != null) {
      return known;
    }
    Texts made = voice.finished(copy.in(wanted));
    ready.set(wanted.ordinal(), made);
    return made;
  }
}
