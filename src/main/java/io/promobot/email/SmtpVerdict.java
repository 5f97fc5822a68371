package io.promobot.email;

import io.promobot.channel.NoticeText;
import io.promobot.channel.Reason;
import io.promobot.channel.SendFailure;
import io.promobot.text.Cut;

/** What the mail server's answers mean: the one place where they become reasons. */
final class SmtpVerdict {
  private static final int WORDS = 200;

  private SmtpVerdict() {}

  /** How far the dialogue had come when it failed. */
  enum Step {
    /** Nothing of the letter was said yet. */
    BEFORE,
    RECIPIENT,
    LETTER
  }

  /** Of an answer with a code, such as 550 5.1.1 No such user. */
  static SendFailure of(int code, Step step, String words) {
    return failure(reason(code, step), words);
  }

  private static Reason reason(int code, Step step) {
    return switch (code) {
      case 530, 534, 535, 538 -> Reason.LOGIN_REFUSED;
      // The server is leaving.
      case 421 -> Reason.BUSY;
      default -> code < 500 ? delay(step) : refusal(step);
    };
  }

  /** A full mailbox, or a stranger's first letter, says nothing of the letters to others. */
  private static Reason delay(Step step) {
    return step == Step.RECIPIENT ? Reason.ADDRESS_BUSY : Reason.BUSY;
  }

  private static Reason refusal(Step step) {
    return switch (step) {
      // It speaks about us, not about this letter; others would end just so.
      case BEFORE -> Reason.NOT_REACHED;
      case RECIPIENT -> Reason.ADDRESS_REFUSED;
      case LETTER -> Reason.REFUSED;
    };
  }

  /** Of a dialogue that ended without an answer. */
  static SendFailure unanswered(Step step, String words) {
    if (step != Step.BEFORE) {
      return failure(words.contains("size limit") ? Reason.REFUSED : Reason.NO_ANSWER, words);
    }
    if (words.contains("STARTTLS") || words.contains("SSL") || words.contains("certificate")) {
      return failure(words.contains("AUTH") ? Reason.LOGIN_REFUSED : Reason.NOT_SECURE, words);
    }
    return failure(Reason.NOT_REACHED, words);
  }

  private static SendFailure failure(Reason reason, String words) {
    return new SendFailure(reason, Cut.to(NoticeText.oneLine(words), WORDS));
  }
}
