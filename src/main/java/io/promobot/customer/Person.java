package io.promobot.customer;

import java.time.Instant;
import java.util.Optional;

/** One of the people behind a figure; an erased person is only a place in it. */
public record Person(
    Optional<String> customerId,
    Optional<String> psid,
    Optional<String> name,
    String origin,
    Optional<Instant> at) {}
