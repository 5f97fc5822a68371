package io.promobot.live;

/** What a viewer holds while watching. */
public interface Subscription {
  /** Nothing is shown to the viewer any more; may be called twice. */
  void cancel();
}
