package io.promobot.access;

/** Is notified when visitors may have to leave. */
public interface VisitorListener {
  /** The visitor's session is over. */
  void endOf(Visitor visitor);

  /** Somebody's secrets were changed: people who came in with them have to leave. */
  void sendAway();
}
