package io.promobot.lead;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How a registration ended.
 *
 * @param cameOn the day on which they are counted
 * @param welcomeAt when the welcome e-mail is due or went out; empty when there is none any more
 * @param created false when this e-mail had registered before
 */
public record Registered(
    long id,
    String name,
    String email,
    Optional<String> phone,
    String origin,
    Instant registeredAt,
    LocalDate cameOn,
    Optional<Instant> welcomeAt,
    boolean created) {

  /** The same person once it is known where they came from. */
  Registered from(String known) {
    return new Registered(id, name, email, phone, known, registeredAt, cameOn, welcomeAt, created);
  }

  /** The same person with what became of their first welcome, null for nothing. */
  Registered welcomed(Instant at) {
    return new Registered(
        id, name, email, phone, origin, registeredAt, cameOn, Optional.ofNullable(at), created);
  }
}
