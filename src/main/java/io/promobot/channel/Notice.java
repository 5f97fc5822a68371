package io.promobot.channel;

import java.time.Instant;
import java.util.Optional;

/**
 * What a desk of the shop is told: somebody asks something. Texts are the asker's own; each channel
 * makes them harmless in its own format.
 *
 * @param number the request's id, so that a repetition is recognised
 * @param name how the asker calls themselves, with the ways to answer them
 * @param origin where they came from, empty when nobody knows
 * @param link where the request stands in the dashboard
 */
public record Notice(
    String number,
    String business,
    String topic,
    String question,
    Optional<String> name,
    Optional<String> email,
    Optional<String> phone,
    String origin,
    Instant askedAt,
    String link) {}
