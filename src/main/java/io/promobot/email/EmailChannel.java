package io.promobot.email;

import io.promobot.channel.Channel;
import io.promobot.channel.Letter;
import io.promobot.channel.Outgoing;
import io.promobot.channel.Reason;
import io.promobot.channel.SendFailure;
import io.promobot.channel.Sent;
import io.promobot.email.SmtpVerdict.Step;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.MailResult;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Sends letters by SMTP, each over a connection of its own, and knows how far each one came. */
public final class EmailChannel implements Channel<Letter> {
  private static final int CONNECT_MS = 5_000;
  private static final int CONNECTIONS = 10;
  // The library would try OAuth with a password, and NTLM.
  private static final String METHODS = "PLAIN LOGIN CRAM-MD5";

  private final Vertx vertx;
  private final MailSettings settings;
  private final MailClient client;

  public EmailChannel(Vertx vertx, MailSettings settings) {
    this.vertx = vertx;
    this.settings = settings;
    this.client = MailClient.createShared(vertx, config(settings), UUID.randomUUID().toString());
  }

  private static MailConfig config(MailSettings settings) {
    MailConfig config =
        new MailConfig(settings.host(), settings.port())
            .setSsl(settings.security() == MailSettings.Security.TLS)
            .setStarttls(upgrade(settings.security()))
            .setLogin(settings.login().isPresent() ? LoginOption.REQUIRED : LoginOption.DISABLED)
            .setAuthMethods(METHODS)
            .setOwnHostname(settings.domain())
            .setUserAgent("promobot")
            // A connection that the server has left meanwhile would leave a letter's fate unclear.
            .setKeepAlive(false)
            .setMaxPoolSize(CONNECTIONS)
            .setConnectTimeout(CONNECT_MS)
            .setIdleTimeout((int) settings.timeout().toMillis())
            .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    settings
        .login()
        .ifPresent(login -> config.setUsername(login.user()).setPassword(login.password()));
    // Where there is nothing to protect, an unproven server is better than no secrecy at all.
    boolean anyServer =
        settings.login().isEmpty()
            && settings.security() == MailSettings.Security.UPGRADE_IF_OFFERED;
    return config.setTrustAll(anyServer).setHostnameVerificationAlgorithm(anyServer ? "" : "HTTPS");
  }

  private static StartTLSOptions upgrade(MailSettings.Security security) {
    return switch (security) {
      case NONE, TLS -> StartTLSOptions.DISABLED;
      case UPGRADE_IF_OFFERED -> StartTLSOptions.OPTIONAL;
      case UPGRADE -> StartTLSOptions.REQUIRED;
    };
  }

  @Override
  public Future<Sent> send(Outgoing<Letter> outgoing) {
    Optional<String> recipient = Headers.address(outgoing.recipient());
    if (recipient.isEmpty()) {
      return Future.failedFuture(
          new SendFailure(Reason.ADDRESS_REFUSED, "It is not the address of a mailbox"));
    }
    Mail mail = new Mail();
    String id = Headers.messageId(outgoing.id(), recipient.get(), settings.domain());
    fill(mail, recipient.get(), id, outgoing.content());
    Promise<MailResult> result = Promise.promise();
    client.sendMail(mail).onComplete(result::tryComplete, result::tryFail);
    long deadline =
        vertx.setTimer(settings.timeout().toMillis(), timer -> result.tryFail(late(mail)));
    return result
        .future()
        .map(new Sent(id))
        .recover(cause -> Future.failedFuture(failure(mail, cause)))
        .eventually(() -> Future.succeededFuture(vertx.cancelTimer(deadline)));
  }

  private void fill(Mail mail, String recipient, String id, Letter letter) {
    MultiMap headers =
        MultiMap.caseInsensitiveMultiMap()
            .add("From", Headers.named(settings.business(), settings.from()))
            .add("Message-ID", id)
            .add("Auto-Submitted", "auto-generated");
    letter.replyTo().flatMap(Headers::address).ifPresent(to -> headers.add("Reply-To", to));
    mail.setHeaders(headers)
        .setFrom(settings.from())
        .setTo(List.of(recipient))
        .setSubject(Headers.subject(letter.subject()))
        .setText(lines(letter.text()))
        .setHtml(lines(letter.html()));
  }

  private static String lines(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n').replace("\0", "");
  }

  /** A letter that nobody waits for any more must not go out later, unnoticed. */
  private static SendFailure late(Mail mail) {
    return mail.stop()
        ? new SendFailure(Reason.NOT_REACHED, "The mail server was not ready in time")
        : new SendFailure(Reason.NO_ANSWER, "The mail server did not answer in time");
  }

  private static SendFailure failure(Mail mail, Throwable cause) {
    if (cause instanceof SendFailure known) {
      return known;
    }
    String words = String.valueOf(cause.getMessage());
    if (cause instanceof SMTPException answered) {
      return SmtpVerdict.of(answered.getReplyCode(), mail.step(words), answered.getReplyMessage());
    }
    boolean named = cause.getClass().getName().contains("ssl");
    return SmtpVerdict.unanswered(mail.step(words), named ? "SSL: " + words : words);
  }

  public Future<Void> close() {
    // A goodbye that no longer reaches the server is no failure.
    return client.close().otherwiseEmpty();
  }

  /** A message that notices when the client, connected and logged in, comes for its text. */
  private static final class Mail extends MailMessage {
    private boolean begun;
    private boolean stopped;

    @Override
    public synchronized String getText() {
      if (stopped) {
        throw new IllegalStateException("too late");
      }
      begun = true;
      return super.getText();
    }

    /** Whether it had not begun, and never will. */
    synchronized boolean stop() {
      stopped = !begun;
      return stopped;
    }

    synchronized Step step(String words) {
      if (!begun) {
        return Step.BEFORE;
      }
      return words.startsWith("recipient address") ? Step.RECIPIENT : Step.LETTER;
    }
  }
}
