package io.promobot.channel;

import java.time.Instant;
import java.util.Optional;

/**
 * What a desk of the shop is notified of: somebody has a question. Texts are the asker's own; each
 * channel escapes them for its own format.
 *
 * @param number the request's id, so that a repetition is recognised
 * @param name the asker's name, with the ways to answer them
 * @param origin where they came from, empty when unknown
 * @param link the request in the dashboard
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
