package io.promobot.support;

import java.util.UUID;

/**
 * What somebody of the shop answers.
 *
 * @param author {@code owner}, or {@code api} for a program
 * @param key the same answer with the same key is sent once
 * @param done whether the request is done with it
 */
public record NewAnswer(String text, String author, UUID key, boolean done) {
  @Override
  public String toString() {
    return "NewAnswer[" + key + "]";
  }
}
