package io.promobot.campaign;

import io.promobot.flow.Stage;
import io.promobot.flow.Texts;
import java.time.Instant;
import java.util.Map;

/** One published copy of a campaign, and the people who got into the campaign by it. */
public record Version(int number, Instant publishedAt, Texts copy, Map<Stage, Long> people) {}
