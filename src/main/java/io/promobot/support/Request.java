package io.promobot.support;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A question as the owner sees it.
 *
 * @param topic as it was given
 * @param topicId the topic whose desk was notified, unless it has been deleted
 * @param language the tag of what who asked it in the chat speaks; empty as long as nobody knows
 * @param answerWay how it can be answered at the moment
 */
public record Request(
    String id,
    String topic,
    Optional<String> topicId,
    boolean unknownTopic,
    String message,
    Optional<String> name,
    Optional<String> email,
    Optional<String> phone,
    String origin,
    Optional<String> customerId,
    Optional<String> language,
    String state,
    Instant askedAt,
    Optional<Instant> doneAt,
    List<Told> told,
    List<Answer> answers,
    AnswerWay answerWay) {

  /**
   * A notified channel, and the state of that notification.
   *
   * @param type the channel's kind
   * @param channel the channel's name
   * @param fallback notified because another channel failed
   * @param detail the other side's own words
   */
  public record Told(
      String deliveryId,
      String type,
      String channel,
      String state,
      boolean fallback,
      Instant dueAt,
      Optional<Instant> sentAt,
      int attempts,
      Optional<String> reason,
      Optional<String> detail) {}

  Request with(List<Told> others) {
    return with(others, answers, answerWay);
  }

  Request with(List<Answer> given, AnswerWay way) {
    return with(told, given, way);
  }

  private Request with(List<Told> others, List<Answer> given, AnswerWay way) {
    return new Request(
        id,
        topic,
        topicId,
        unknownTopic,
        message,
        name,
        email,
        phone,
        origin,
        customerId,
        language,
        state,
        askedAt,
        doneAt,
        others,
        given,
        way);
  }
}
