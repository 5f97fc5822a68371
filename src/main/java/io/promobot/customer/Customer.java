package io.promobot.customer;

import io.promobot.customer.CustomerDetail.Progress;
import java.time.Instant;
import java.util.Optional;

/**
 * A person who has written to the page, as the owner sees them.
 *
 * @param line how they talk to the shop: {@code messenger} or {@code web}
 * @param language what they speak, as its tag; empty as long as nobody knows
 * @param windowUntil until when we may write; empty on a line where we always may
 * @param personUntil until when we keep quiet because a person is answering
 * @param journey how far they have come in the campaign they entered last
 */
public record Customer(
    String id,
    String psid,
    String line,
    Optional<String> name,
    String origin,
    Optional<String> language,
    boolean optedOut,
    boolean blocked,
    Optional<Instant> windowUntil,
    Optional<Instant> personUntil,
    Optional<Instant> lastEventAt,
    Optional<Progress> journey) {}
