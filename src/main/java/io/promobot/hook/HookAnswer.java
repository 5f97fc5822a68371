package io.promobot.hook;

import io.promobot.channel.NoticeText;
import io.promobot.channel.Reason;
import io.promobot.channel.SendFailure;
import io.promobot.channel.Sent;
import io.promobot.text.Cut;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A webhook's answer.
 *
 * @param retryAfter how long it wants us to wait, as it wrote it
 * @param body its beginning
 */
public record HookAnswer(int status, Optional<String> retryAfter, String body) {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int GONE = 410;
  private static final int NOT_FOUND = 404;
  private static final int WORDS = 200;
  private static final Duration USUAL_PAUSE = Duration.ofSeconds(30);

  /** Webhooks give no id of their own to what they accept; {@code id} is ours. */
  public Sent sent(String id) {
    if (status / 100 == 2) {
      return new Sent(id);
    }
    throw failure(Instant.now());
  }

  SendFailure failure(Instant now) {
    String detail = "HTTP " + status + words();
    Reason reason = reason();
    return reason == Reason.THROTTLED
        ? new SendFailure(reason, detail, Optional.of(pause(now)))
        : new SendFailure(reason, detail);
  }

  private Reason reason() {
    return switch (status) {
      case TOO_MANY_REQUESTS -> Reason.THROTTLED;
      case NOT_FOUND, GONE -> Reason.CHANNEL_GONE;
      case REQUEST_TIMEOUT -> Reason.BUSY;
      default -> status >= 500 ? Reason.BUSY : Reason.REFUSED;
    };
  }

  private Duration pause(Instant now) {
    return retryAfter.flatMap(text -> RetryAfter.read(text, now)).orElse(USUAL_PAUSE);
  }

  private String words() {
    if (status / 100 == 3) {
      return ": it redirects to another address; use that one";
    }
    String line = NoticeText.oneLine(body);
    return line.isEmpty() ? "" : ": " + Cut.to(line, WORDS);
  }
}
