package io.promobot.stats;

import io.promobot.flow.Stage;
import java.util.Map;

/**
 * How far the people from one origin have come; an empty origin means people who wrote on their
 * own.
 */
public record OriginFigures(String origin, Map<Stage, Long> people) {}
