package io.promobot.email;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.SocketFactory;

/** The connection of one dialogue, which another thread can cut: reads have no other time limit. */
final class Line extends SocketFactory {
  private Socket socket = new Socket();
  private boolean cut;

  @Override
  public synchronized Socket createSocket() throws IOException {
    if (cut) {
      throw new SocketException("cut");
    }
    socket = new Socket();
    return socket;
  }

  synchronized void cut() {
    cut = true;
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // That is what we wanted.
    }
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
    throw new UnsupportedOperationException();
  }
}
