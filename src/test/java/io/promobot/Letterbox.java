package io.promobot;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.subethamail.smtp.helper.BasicMessageHandlerFactory;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A mail server outside the jar, which outlives it: records which e-mails came for whom, and when.
 */
final class Letterbox implements AutoCloseable {
  private static final int LARGEST = 1 << 20;

  private final SMTPServer server;
  private final Map<String, List<Instant>> letters = new ConcurrentHashMap<>();

  /** {@code port} 0 is any free one. */
  Letterbox(int port) {
    server =
        SMTPServer.port(port)
            .hostName("mail.test")
            .messageHandlerFactory(
                new BasicMessageHandlerFactory(
                    (context, from, to, letter) -> keep(to.toString()), LARGEST))
            .build();
    server.start();
  }

  private void keep(String recipient) {
    letters.computeIfAbsent(recipient, first -> new CopyOnWriteArrayList<>()).add(Instant.now());
  }

  int port() {
    return server.getPortAllocated();
  }

  /** When e-mails came, by recipient. */
  Map<String, List<Instant>> letters() {
    return Map.copyOf(letters);
  }

  @Override
  public void close() {
    server.stop();
  }
}
