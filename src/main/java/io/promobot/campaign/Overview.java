package io.promobot.campaign;

import io.promobot.flow.Stage;
import java.util.Map;

/**
 * A campaign with its figures.
 *
 * @param waiting its own messages that have not gone out yet
 */
public record Overview(Campaign campaign, Map<Stage, Long> people, long waiting, Outcome outcome) {}
