package io.promobot.flow;

import java.util.List;
import java.util.stream.Stream;

/** The stages a person has reached in one campaign, as a set of their bits. */
public record Path(int bits) {
  public static final Path NONE = new Path(0);

  public boolean has(Stage stage) {
    return (bits & stage.bit()) != 0;
  }

  /**
   * This path with {@code stage} and everything it implies; a message that went out heals a
   * failure.
   */
  public Path reach(Stage stage) {
    int kept =
        stage == Stage.SENT || stage == Stage.COUPON_SENT ? bits & ~Stage.FAILED.bits() : bits;
    return new Path(kept | stage.bits());
  }

  /** The stages in order, as figures list them. */
  public List<Stage> stages() {
    return Stream.of(Stage.values()).filter(this::has).toList();
  }
}
