package io.promobot.segment;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * A condition under a name.
 *
 * @param where the condition as it was written, which {@link ConditionReader} reads
 */
public record Segment(long id, String name, JsonObject where, Instant changedAt) {}
