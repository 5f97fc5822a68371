package io.promobot.campaign;

import io.promobot.flow.Stage;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A campaign with its figures.
 *
 * @param waiting its own messages that have not gone out yet
 * @param lastDue of a send by each customer's clock: when its last message is due
 */
public record Overview(
    Campaign campaign,
    Map<Stage, Long> people,
    long waiting,
    Optional<Instant> lastDue,
    Outcome outcome) {}
