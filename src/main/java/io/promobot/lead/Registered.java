package io.promobot.lead;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The result of a registration.
 *
 * @param cameOn the day on which they are counted
 * @param welcomeAt when the welcome e-mail is due or went out; empty once it has been removed
 * @param created false when this e-mail address had registered before
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

  /** The same person once their origin is known. */
  Registered from(String known) {
    return new Registered(id, name, email, phone, known, registeredAt, cameOn, welcomeAt, created);
  }

  /** The same person with the state of their first welcome, null for none. */
  Registered welcomed(Instant at) {
    return new Registered(
        id, name, email, phone, origin, registeredAt, cameOn, Optional.ofNullable(at), created);
  }
}
