package io.promobot.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.customer.Person;
import io.promobot.db.Await;
import io.promobot.http.HttpSettings.Patience;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Readers of an answer that is far larger than the network between us can buffer. */
@Timeout(60)
class SlowReaderIT {
  private static final int PART = 3 * 1024 * 1024;
  private static final String END = "\r\n0\r\n\r\n";
  private static ShopServer server;

  @BeforeAll
  static void start() {
    var patience =
        new Patience(
            Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ZERO);
    server = ShopServer.with(patience);
    server.shop.ana =
        new Person(
            Optional.of("3"),
            Optional.of("42"),
            Optional.of("x".repeat(PART)),
            "",
            Optional.of(FakeShop.NOON));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** A client that has requested the table, and whose own buffers are small. */
  private static final class Reader implements AutoCloseable {
    private final Socket socket = new Socket();
    private long size;
    private String end = "";

    Reader() throws IOException {
      socket.setReceiveBufferSize(4_096);
      socket.connect(new InetSocketAddress("127.0.0.1", server.port()));
      var ask =
          "GET /api/v1/campaigns/welcome/people.csv HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
              + (ShopServer.TOKEN + "\r\n\r\n");
      socket.getOutputStream().write(ask.getBytes(ISO_8859_1));
    }

    /** Waits for this many bytes; false when there are no more. */
    synchronized boolean read(int most) {
      try {
        var read = new String(socket.getInputStream().readNBytes(most), ISO_8859_1);
        size += read.length();
        end = (end + read).substring(Math.max(0, end.length() + read.length() - END.length()));
        return !read.isEmpty();
      } catch (IOException reset) {
        return false;
      }
    }

    void readOn() {
      boolean more = true;
      while (more && !whole()) {
        more = read(4_096);
      }
    }

    synchronized long size() {
      return size;
    }

    boolean whole() {
      return end.equals(END);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @Test
  void who_reads_20_kb_a_second_gets_all_and_who_reads_nothing_is_cut_off() throws IOException {
    var pace = Executors.newSingleThreadScheduledExecutor();
    try (var slow = new Reader();
        var deaf = new Reader()) {
      pace.scheduleAtFixedRate(() -> slow.read(2_048), 0, 100, TimeUnit.MILLISECONDS);
      Await.until(() -> slow.size() > 100_000);
      pace.shutdown();

      slow.readOn();
      deaf.readOn();

      assertThat(slow.whole()).isTrue();
      assertThat(slow.size()).isGreaterThan(3 * PART);
      assertThat(deaf.whole()).isFalse();
      assertThat(deaf.size()).isLessThan(PART);
    } finally {
      pace.shutdownNow();
    }
  }
}
