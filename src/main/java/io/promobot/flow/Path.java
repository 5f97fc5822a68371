package io.promobot.flow;

import java.util.List;

/** The stages a person has reached in one campaign, as a set of their bits. */
public record Path(int bits) {
  public static final Path NONE = new Path(0);

  public boolean has(Stage stage) {
    return has(stage.number());
  }

  /** Whether it has the stage of this number. */
  public boolean has(int number) {
    return (bits & 1 << number) != 0;
  }

  /** So many places a list needs that has one for each of its numbers. */
  public int places() {
    return Integer.SIZE - Integer.numberOfLeadingZeros(bits);
  }

  /**
   * This path with {@code stage} and everything it implies; a message that went out heals a
   * failure.
   */
  public Path reach(Stage stage) {
    int kept = Stories.isSending(stage) ? bits & ~Stage.FAILED.bits() : bits;
    return new Path(kept | stage.bits());
  }

  /** Those of the story's stages that it has, in the order of the figures. */
  public List<Stage> stages(Story story) {
    return story.stages().stream().filter(this::has).toList();
  }
}
