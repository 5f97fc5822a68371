package io.promobot.email;

import io.promobot.channel.Channel;
import io.promobot.channel.Letter;
import io.promobot.channel.Outgoing;
import io.promobot.channel.Reason;
import io.promobot.channel.SendFailure;
import io.promobot.channel.Sent;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Sends e-mails by SMTP, each over a connection of its own, and knows how far each one got. */
public final class EmailChannel implements Channel<Letter> {
  private static final int CONNECTIONS = 10;

  private final Vertx vertx;
  private final MailSettings settings;
  private final Supplier<String> business;
  private final InstantSource clock;
  private final WorkerExecutor workers;

  /** Whether the server lets us send from an address other than the one it knows us by. */
  private volatile boolean otherSenders = true;

  /**
   * @param workers those of {@link #workers}, which stay the caller's to close
   * @param business the shop's name, which the recipient sees as the sender
   */
  public EmailChannel(
      Vertx vertx,
      WorkerExecutor workers,
      MailSettings settings,
      Supplier<String> business,
      InstantSource clock) {
    this.vertx = vertx;
    this.workers = workers;
    this.settings = settings;
    this.business = business;
    this.clock = clock;
  }

  /** Threads for e-mails that take no longer than {@code timeout}, one for each connection. */
  public static WorkerExecutor workers(Vertx vertx, Duration timeout) {
    return vertx.createSharedWorkerExecutor(
        "mail", CONNECTIONS, 2 * timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public Future<Sent> send(Outgoing<Letter> outgoing) {
    Optional<String> recipient = Headers.address(outgoing.recipient());
    if (recipient.isEmpty()) {
      return Future.failedFuture(
          new SendFailure(Reason.ADDRESS_REFUSED, "It is not the address of a mailbox"));
    }
    String id = Headers.messageId(outgoing.id(), recipient.get(), settings.domain());
    SmtpDialogue dialogue = new SmtpDialogue(settings);
    Promise<Sent> result = Promise.promise();
    workers
        .executeBlocking(() -> deliver(dialogue, outgoing.content(), recipient.get(), id), false)
        .onComplete(result::tryComplete, result::tryFail);
    long deadline =
        vertx.setTimer(settings.timeout().toMillis(), timer -> result.tryFail(dialogue.stop()));
    return result.future().eventually(() -> Future.succeededFuture(vertx.cancelTimer(deadline)));
  }

  private Sent deliver(SmtpDialogue dialogue, Letter letter, String recipient, String id) {
    boolean toOurselves = recipient.equalsIgnoreCase(settings.from());
    if (toOurselves && otherSenders) {
      try {
        dialogue.send(mail(settings.fromForOurselves(), letter, recipient, id));
        return new Sent(id);
      } catch (SendFailure failure) {
        if (failure.reason() != Reason.REFUSED) {
          throw failure;
        }
        dialogue.send(mail(settings.from(), letter, recipient, id));
        // Some servers let an account send from exactly its own address only.
        otherSenders = false;
        return new Sent(id);
      }
    }
    dialogue.send(mail(settings.from(), letter, recipient, id));
    return new Sent(id);
  }

  private Mail mail(String from, Letter letter, String recipient, String id) {
    return new Mail(Headers.named(business.get(), from), recipient, id, letter, clock.instant());
  }
}
