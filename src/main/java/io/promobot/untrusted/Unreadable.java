package io.promobot.untrusted;

import java.util.Optional;

/** A body that we do not accept, in words for its sender: "The body" plus the message. */
public final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Optional<String> field;

  private Unreadable(Optional<String> field, String message) {
    super(message, null, false, false);
    this.field = field;
  }

  public static Unreadable body(String message) {
    return new Unreadable(Optional.empty(), message);
  }

  public static Unreadable field(String field, String message) {
    return new Unreadable(Optional.of(field), message);
  }

  /** The field that the message is about; the whole body when there is none. */
  public Optional<String> field() {
    return field;
  }
}
