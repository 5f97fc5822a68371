package io.promobot.simulator;

import io.promobot.simulator.InboxFailures.MailMode;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.concurrent.Executors;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;

/** A real SMTP server on this machine's loopback whose mailbox is the {@link Mailroom}. */
final class MailServer {
  private static final int LARGEST = 1 << 20;
  private static final int PATIENCE_MS = 60_000;
  private static final int MOST_CONNECTIONS = 100;

  private final Mailroom mailroom;
  private final InboxFailures failures;
  private final SMTPServer server;

  MailServer(Mailroom mailroom, InboxFailures failures) {
    this.mailroom = mailroom;
    this.failures = failures;
    this.server =
        SMTPServer.port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .hostName("simulator.localhost")
            .softwareName("simulator")
            .maxMessageSize(LARGEST)
            .maxConnections(MOST_CONNECTIONS)
            .connectionTimeoutMs(PATIENCE_MS)
            .insertReceivedHeaders(false)
            .executorService(Executors.newCachedThreadPool(MailServer::daemon))
            .sessionHandler(new Door())
            .messageHandlerFactory(session -> new Delivery((Session) session))
            .build();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "simulated-mail");
    thread.setDaemon(true);
    return thread;
  }

  /** Answers the port it listens on. */
  int start() {
    server.start();
    return server.getPortAllocated();
  }

  Void stop() {
    server.stop();
    return null;
  }

  /** Refuses connections while the server is down, without logging them. */
  private final class Door implements SessionHandler {
    @Override
    public SessionAcceptance accept(Session session) {
      if (failures.mail() != MailMode.DOWN) {
        return SessionAcceptance.success();
      }
      hangUp(session);
      return SessionAcceptance.failure(421, "down");
    }

    @Override
    public void onSessionEnd(Session session) {}
  }

  /** One incoming e-mail. */
  private final class Delivery implements MessageHandler {
    private final Session session;

    Delivery(Session session) {
      this.session = session;
    }

    @Override
    public void from(String from) {}

    @Override
    public void recipient(String recipient) throws RejectException {
      switch (failures.mail()) {
        case REFUSE_RECIPIENT -> throw new RejectException(550, "5.1.1 No such mailbox here");
        case BUSY -> throw new RejectException(450, "4.2.1 Too busy for this mailbox; come back");
        default -> {}
      }
    }

    @Override
    public String data(InputStream data) throws RejectException, IOException {
      byte[] bytes = data.readAllBytes();
      try {
        mailroom.take(MailReader.read(bytes));
      } catch (MessagingException unreadable) {
        throw new RejectException(554, "5.6.0 This is not an e-mail");
      }
      if (failures.mail() == MailMode.DROP_AFTER_DATA) {
        hangUp(session);
        throw new IOException("hung up as told");
      }
      return "2.0.0 Taken";
    }

    @Override
    public void done() {}
  }

  private static void hangUp(Session session) {
    try {
      session.closeSocket();
    } catch (IOException alreadyGone) {
      // That is what we wanted.
    }
  }
}
