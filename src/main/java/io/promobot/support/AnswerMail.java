package io.promobot.support;

import io.promobot.channel.Letter;
import io.promobot.channel.LetterPage;
import io.promobot.channel.NoticeText;
import io.promobot.text.Cut;
import java.util.Optional;
import java.util.stream.Collectors;

/** Builds the e-mail that answers a question, with the question below the answer. */
final class AnswerMail {
  private static final int LONGEST_SUBJECT = 60;

  /**
   * A question and what was answered.
   *
   * @param message may be empty
   * @param desk the mailbox of those who answer its topic, for a reply; otherwise the shop's own
   */
  record Answered(String topic, String message, String answer, Optional<String> desk) {}

  private AnswerMail() {}

  static Letter of(Answered answered, String business) {
    String question = answered.message().strip();
    String about = question.isEmpty() ? answered.topic() : question;
    String subject = "Re: " + Cut.to(NoticeText.oneLine(about), LONGEST_SUBJECT);
    String text = answered.answer() + "\n\n" + business;
    if (question.isEmpty()) {
      String html = LetterPage.of(subject, LetterPage.paragraphs(text));
      return new Letter(answered.desk(), subject, text, html, true);
    }
    String html = LetterPage.paragraphs(text) + "\n" + LetterPage.quote(question);
    return new Letter(
        answered.desk(),
        subject,
        text + "\n\n" + quoted(question),
        LetterPage.of(subject, html),
        true);
  }

  private static String quoted(String question) {
    return question.lines().map(line -> "> " + line).collect(Collectors.joining("\n"));
  }
}
