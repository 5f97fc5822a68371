package io.promobot;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Many connections of people who mean harm: they send what they are told to and read nothing. */
final class Peers implements AutoCloseable {
  private static final int SMALL_WINDOW = 4_096;
  private static final byte[] EMPTY_LINE = {'\r', '\n'};

  private final InetSocketAddress target;
  private final List<Peer> peers = new ArrayList<>();

  /** One connection and what is still to be sent on it. */
  private record Peer(SocketChannel channel, ByteBuffer rest) {}

  Peers(int port) {
    target = new InetSocketAddress("127.0.0.1", port);
  }

  /** Opens so many and sends on each as much as is taken at once. */
  Peers join(int count, byte[] bytes) {
    for (int i = 0; i < count; i++) {
      var rest = ByteBuffer.wrap(bytes);
      try {
        var channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALL_WINDOW);
        channel.connect(target);
        channel.configureBlocking(false);
        channel.write(rest);
        peers.add(new Peer(channel, rest));
      } catch (IOException refused) {
        // one of too many
      }
    }
    return this;
  }

  Peers join(int count, String text) {
    return join(count, text.replace("\n", "\r\n").getBytes(ISO_8859_1));
  }

  /** Sends on; false when nobody could. */
  boolean goOn() {
    boolean any = false;
    for (var peer : peers) {
      try {
        any |= peer.rest().hasRemaining() && peer.channel().write(peer.rest()) > 0;
      } catch (IOException cut) {
        peer.rest().position(peer.rest().limit());
      }
    }
    return any;
  }

  /** How many the server still has: the others' sockets refuse to send an empty line. */
  long connected() {
    return peers.stream().filter(peer -> alive(peer.channel())).count();
  }

  private static boolean alive(SocketChannel channel) {
    try {
      return channel.write(ByteBuffer.wrap(EMPTY_LINE)) >= 0;
    } catch (IOException cut) {
      return false;
    }
  }

  @Override
  public void close() {
    for (var peer : peers) {
      try {
        peer.channel().close();
      } catch (IOException e) {
        // it is gone
      }
    }
    peers.clear();
  }
}
