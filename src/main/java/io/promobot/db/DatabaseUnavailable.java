package io.promobot.db;

/** The database did not do its work in time; nothing about the request was wrong. */
public final class DatabaseUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseUnavailable(String message) {
    super(message, null, false, false);
  }

  DatabaseUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
