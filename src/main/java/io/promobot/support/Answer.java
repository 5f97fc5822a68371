package io.promobot.support;

import java.time.Instant;
import java.util.Optional;

/**
 * An answer of the shop as the owner sees it, and how far it has come.
 *
 * @param by {@code owner} or {@code api}
 * @param to how it goes: a line, or {@code email}
 * @param state {@code waiting}, {@code sent}, {@code delivered}, {@code seen} or {@code failed}
 * @param attempts how often it has been tried
 * @param dueAt when it is tried next, while it waits
 */
public record Answer(
    String id,
    String deliveryId,
    String text,
    Instant at,
    String by,
    String to,
    String state,
    int attempts,
    Instant dueAt,
    Optional<String> reason,
    Optional<String> detail) {

  /** How far it has come, from the state of its delivery and its reader's receipts. */
  static String state(String delivery, boolean delivered, boolean seen) {
    return switch (delivery) {
      case "sent" -> seen ? "seen" : delivered ? "delivered" : "sent";
      case "failed", "skipped", "cancelled" -> "failed";
      default -> "waiting";
    };
  }
}
