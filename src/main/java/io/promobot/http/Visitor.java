package io.promobot.http;

/** Who made a request: somebody with a session, or a script with the API token. */
record Visitor(boolean session, String key) {
  /** Where the request carries its visitor. */
  static final String KEY = "visitor";

  static Visitor ofSession(byte[] idHash) {
    return new Visitor(true, SessionStore.hex(idHash));
  }

  static Visitor ofToken() {
    return new Visitor(false, "token");
  }
}
