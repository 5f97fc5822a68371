package io.promobot.email;

import io.promobot.channel.NoticeText;
import io.promobot.channel.Reason;
import io.promobot.channel.SendFailure;
import io.promobot.text.Cut;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** What the mail server's answers mean: the one place where they become reasons. */
final class SmtpVerdict {
  private static final int WORDS = 200;

  private SmtpVerdict() {}

  /** How far the dialogue had come when it failed. */
  enum Step {
    /** Nothing about the e-mail has been said yet. */
    BEFORE,
    RECIPIENT,
    LETTER
  }

  /** For an answer with a code, such as 550 5.1.1 No such user. */
  static SendFailure of(int code, Step step, String words) {
    return failure(reason(code, step), words);
  }

  private static Reason reason(int code, Step step) {
    return switch (code) {
      case 530, 534, 535, 538 -> Reason.LOGIN_REFUSED;
      // The server is closing the connection.
      case 421 -> Reason.BUSY;
      default -> code < 500 ? delay(step) : refusal(step);
    };
  }

  /** A full mailbox, or a first e-mail from a stranger, says nothing about e-mails to others. */
  private static Reason delay(Step step) {
    return step == Step.RECIPIENT ? Reason.ADDRESS_BUSY : Reason.BUSY;
  }

  private static Reason refusal(Step step) {
    return switch (step) {
      // It is about us, not about this e-mail; others would fail the same way.
      case BEFORE -> Reason.NOT_REACHED;
      case RECIPIENT -> Reason.ADDRESS_REFUSED;
      case LETTER -> Reason.REFUSED;
    };
  }

  /** For what the library throws, whose chain of causes may contain the server's answer. */
  static SendFailure of(MessagingException failed, Step begun, SMTPTransport server) {
    for (Throwable each = failed; each != null; each = each.getCause()) {
      if (each instanceof SMTPAddressFailedException refused && refused.getReturnCode() > 0) {
        return of(refused.getReturnCode(), Step.RECIPIENT, refused.getMessage());
      }
    }
    if (failed instanceof SMTPSendFailedException refused && refused.getReturnCode() > 0) {
      return of(refused.getReturnCode(), begun, refused.getMessage());
    }
    return begun == Step.BEFORE ? unopened(failed, server) : unanswered(failed);
  }

  private static SendFailure unopened(MessagingException failed, SMTPTransport server) {
    int code = server.getLastReturnCode();
    String words =
        code >= 400 ? server.getLastServerResponse() : String.valueOf(failed.getMessage());
    if (isAbout(failed, SSLException.class) || words.startsWith("STARTTLS is required")) {
      return failure(Reason.NOT_SECURE, reasons(failed));
    }
    if (failed instanceof AuthenticationFailedException && (code < 400 || code >= 500)) {
      return failure(Reason.LOGIN_REFUSED, words);
    }
    return code >= 400
        ? of(code, Step.BEFORE, words)
        : failure(Reason.NOT_REACHED, reasons(failed));
  }

  private static SendFailure unanswered(MessagingException failed) {
    return failure(Reason.NO_ANSWER, reasons(failed));
  }

  private static boolean isAbout(Throwable failed, Class<? extends Throwable> kind) {
    return failed != null && (kind.isInstance(failed) || isAbout(failed.getCause(), kind));
  }

  /** What the library says, and why. */
  private static String reasons(Throwable failed) {
    String why = failed.getCause() == null ? "" : ": " + reasons(failed.getCause());
    return failed.getMessage() + why;
  }

  private static SendFailure failure(Reason reason, String words) {
    return new SendFailure(reason, Cut.to(NoticeText.oneLine(words), WORDS));
  }
}
