package io.promobot.attack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The answer to an attack, over a connection of its own. */
public record Exchange(int status, String head, String body, Duration took) {
  private static final int PATIENCE_MILLIS = 20_000;

  /** Sends the attack and reads to the end; of a stream, only the beginning. */
  public static Exchange of(Attack attack, int port) throws IOException {
    long begun = System.nanoTime();
    try (var socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      send(socket, attack.bytes());
      var read = new ByteArrayOutputStream();
      var chunk = new byte[16 * 1024];
      for (int n = next(socket, chunk); n >= 0; n = next(socket, chunk)) {
        read.write(chunk, 0, n);
        if (streams(read)) {
          break;
        }
      }
      return parsed(read.toString(UTF_8), Duration.ofNanos(System.nanoTime() - begun));
    }
  }

  /** The server may answer and close before it has read everything. */
  private static void send(Socket socket, byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException closed) {
      // the answer tells
    }
  }

  private static int next(Socket socket, byte[] chunk) throws IOException {
    try {
      return socket.getInputStream().read(chunk);
    } catch (java.net.SocketTimeoutException e) {
      throw e;
    } catch (IOException reset) {
      return -1;
    }
  }

  private static boolean streams(ByteArrayOutputStream read) {
    return read.size() < 4_096 && read.toString(UTF_8).contains("text/event-stream");
  }

  private static Exchange parsed(String text, Duration took) {
    int end = text.indexOf("\r\n\r\n");
    if (!text.startsWith("HTTP/1.") || end < 0) {
      return new Exchange(0, text, "", took);
    }
    int status = Integer.parseInt(text.substring(9, 12));
    return new Exchange(status, text.substring(0, end), text.substring(end + 4), took);
  }

  /** The fields that a refusal names. */
  List<String> namedFields() {
    try {
      return new ObjectMapper().readTree(body).path("errors").findValuesAsText("field");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + body, e);
    }
  }

  boolean isProblem() {
    return head.toLowerCase(Locale.ROOT).contains("content-type: application/problem+json")
        && body.contains("\"title\"");
  }
}
