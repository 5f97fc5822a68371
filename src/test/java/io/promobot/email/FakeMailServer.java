package io.promobot.email;

import io.promobot.db.Await;
import io.promobot.house.TestCertificate;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;

/** A real mail server that fails where it is told to, and a channel to it. */
final class FakeMailServer implements AutoCloseable {
  static final String USER = "shop";
  static final String PASSWORD = "correct horse";

  private final Vertx vertx = Vertx.vertx();
  private final SMTPServer server;
  private final List<String> recipients = new CopyOnWriteArrayList<>();
  private final List<String> mails = new CopyOnWriteArrayList<>();
  private volatile Optional<RejectException> atRecipient = Optional.empty();
  private volatile Optional<RejectException> atEnd = Optional.empty();
  private volatile boolean hangsUp;

  FakeMailServer(UnaryOperator<SMTPServer.Builder> more) {
    server =
        more.apply(
                SMTPServer.port(0)
                    .hostName("mail.test")
                    .messageHandlerFactory(session -> new Delivery((Session) session)))
            .build();
    server.start();
  }

  FakeMailServer() {
    this(builder -> builder);
  }

  static FakeMailServer asking() {
    return new FakeMailServer(
        builder ->
            builder
                .requireAuth()
                .authenticationHandlerFactory(
                    new EasyAuthenticationHandlerFactory(
                        (user, password, session) -> {
                          if (!USER.equals(user) || !PASSWORD.equals(password)) {
                            throw new LoginFailedException("no");
                          }
                        })));
  }

  static FakeMailServer offeringTls(TestCertificate certificate)
      throws IOException, GeneralSecurityException {
    var context = certificate.server();
    return new FakeMailServer(builder -> builder.enableTLS().startTlsSocketFactory(context));
  }

  void refuseRecipients(int code, String words) {
    atRecipient = Optional.of(new RejectException(code, words));
  }

  void refuseLetters(int code, String words) {
    atEnd = Optional.of(new RejectException(code, words));
  }

  void hangUpAfterTheLetter() {
    hangsUp = true;
  }

  void recover() {
    atRecipient = Optional.empty();
    atEnd = Optional.empty();
    hangsUp = false;
  }

  List<String> recipients() {
    return recipients;
  }

  /** As they came over the wire, without the foldings of long headers. */
  List<String> mails() {
    return mails;
  }

  EmailChannel channel() {
    return channel(MailSettings.Security.UPGRADE_IF_OFFERED, Optional.empty());
  }

  EmailChannel channel(MailSettings.Security security, Optional<MailSettings.Login> login) {
    return channel(server.getPortAllocated(), security, login, Duration.ofSeconds(15));
  }

  EmailChannel channel(
      int port,
      MailSettings.Security security,
      Optional<MailSettings.Login> login,
      Duration timeout) {
    return new EmailChannel(
        vertx,
        EmailChannel.workers(vertx, timeout),
        new MailSettings("127.0.0.1", port, security, login, "shop@umi.example", timeout),
        () -> "Umi Shop",
        InstantSource.system());
  }

  private final class Delivery implements MessageHandler {
    private final Session session;

    Delivery(Session session) {
      this.session = session;
    }

    @Override
    public void from(String from) {}

    @Override
    public void recipient(String recipient) throws RejectException {
      if (atRecipient.isPresent()) {
        throw atRecipient.get();
      }
      recipients.add(recipient);
    }

    @Override
    public String data(InputStream data) throws RejectException, IOException {
      String mail = new String(data.readAllBytes(), StandardCharsets.UTF_8);
      if (atEnd.isPresent()) {
        throw atEnd.get();
      }
      mails.add(mail.replaceAll("\r\n[ \t]", " "));
      if (hangsUp) {
        session.closeSocket();
        throw new IOException("hung up as told");
      }
      return "2.0.0 Taken";
    }

    @Override
    public void done() {}
  }

  @Override
  public void close() {
    Await.on(vertx.close());
    server.stop();
  }
}
