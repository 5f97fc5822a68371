package io.promobot.campaign;

import io.promobot.flow.Stage;
import io.promobot.wording.Copy;
import java.time.Instant;
import java.util.Map;

/**
 * One published version of a campaign's copy, and the people who entered the campaign through it.
 */
public record Version(int number, Instant publishedAt, Copy copy, Map<Stage, Long> people) {}
