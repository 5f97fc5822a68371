package io.promobot.customer;

import io.promobot.customer.CustomerDetail.Progress;
import java.time.Instant;
import java.util.Optional;

/**
 * A person who has written to the page, as the owner sees them.
 *
 * @param personUntil until when we keep quiet because a person is answering
 * @param journey how far they have come in the campaign they entered last
 */
public record Customer(
    String id,
    String psid,
    Optional<String> name,
    String origin,
    boolean optedOut,
    boolean blocked,
    Optional<Instant> windowUntil,
    Optional<Instant> personUntil,
    Optional<Instant> lastEventAt,
    Optional<Progress> journey) {}
