package io.promobot.flow;

import java.util.List;

/** The stages a person has reached in one campaign, as a bit set. */
public record Path(int bits) {
  public static final Path NONE = new Path(0);

  public boolean has(Stage stage) {
    return has(stage.number());
  }

  /** Whether it includes the stage with this number. */
  public boolean has(int number) {
    return (bits & 1 << number) != 0;
  }

  /** The length of a list with one place for each stage number. */
  public int places() {
    return Integer.SIZE - Integer.numberOfLeadingZeros(bits);
  }

  /**
   * This path with {@code stage} and everything it implies; a delivered message clears an earlier
   * failure.
   */
  public Path reach(Stage stage) {
    int kept = Stories.isSending(stage) ? bits & ~Stage.FAILED.bits() : bits;
    return new Path(kept | stage.bits());
  }

  /** This path without that stage alone: it was not reached after all. */
  public Path without(Stage stage) {
    return new Path(bits & ~stage.bit());
  }

  /** The story's stages that it includes, in the order of the figures. */
  public List<Stage> stages(Story story) {
    return story.stages().stream().filter(this::has).toList();
  }
}
