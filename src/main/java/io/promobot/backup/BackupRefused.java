package io.promobot.backup;

/**
 * A backup or restore that did not complete; the message says why, what exists now, and what to do.
 */
public final class BackupRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BackupRefused(String message) {
    super(message);
  }

  BackupRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
