package io.promobot.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** A peer that sends exactly these bytes, however rude. */
public final class RawSocket implements AutoCloseable {
  private final Socket socket;

  public RawSocket(int port) {
    try {
      socket = new Socket("127.0.0.1", port);
      socket.setSoTimeout(10_000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public RawSocket send(String text) {
    return send(text.replace("\n", "\r\n").getBytes(ISO_8859_1));
  }

  public RawSocket send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the server sends, up to and including {@code end}. */
  public String readUntil(String end) {
    var read = new StringBuilder();
    while (read.indexOf(end) < 0) {
      int next = next();
      if (next < 0) {
        throw new AssertionError("closed after: " + read);
      }
      read.append((char) next);
    }
    return read.toString();
  }

  /** Everything the server sends before it closes; a reset counts as closing. */
  public String readToEnd() {
    var read = new StringBuilder();
    for (int next = next(); next >= 0; next = next()) {
      read.append((char) next);
    }
    return read.toString();
  }

  /** Whether the server lets this much time pass without closing. */
  public boolean quietFor(int millis) {
    try {
      socket.setSoTimeout(millis);
      return socket.getInputStream().read() >= 0;
    } catch (SocketTimeoutException quiet) {
      return true;
    } catch (IOException reset) {
      return false;
    }
  }

  /** Sends to a server that may have closed by now; false when it has. */
  public boolean drip(String text) {
    try {
      socket.getOutputStream().write(text.replace("\n", "\r\n").getBytes(ISO_8859_1));
      return true;
    } catch (IOException closed) {
      return false;
    }
  }

  private int next() {
    try {
      return socket.getInputStream().read();
    } catch (SocketTimeoutException e) {
      throw new AssertionError("still open and silent", e);
    } catch (IOException reset) {
      return -1;
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
