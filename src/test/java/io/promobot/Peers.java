package io.promobot;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Many connections of malicious clients: they send what they are told to, and read at most how an
 * answer begins.
 */
final class Peers implements AutoCloseable {
  private static final int SMALL_WINDOW = 4_096;
  private static final byte[] EMPTY_LINE = {'\r', '\n'};
  private static final String VERSION = "HTTP/1.1 ";

  private final InetSocketAddress target;
  private final List<Peer> peers = new ArrayList<>();

  /** One connection, what is still to be sent on it, and how its first answer begins. */
  private record Peer(SocketChannel channel, ByteBuffer rest, ByteBuffer status) {
    boolean answered(ByteBuffer expected) {
      try {
        channel.read(status);
      } catch (IOException cut) {
        return false;
      }
      return status.duplicate().flip().equals(expected);
    }
  }

  Peers(int port) {
    target = new InetSocketAddress("127.0.0.1", port);
  }

  /** Opens this many connections and sends on each as much as is accepted immediately. */
  Peers join(int count, byte[] bytes) {
    for (int i = 0; i < count; i++) {
      var rest = ByteBuffer.wrap(bytes);
      try {
        var channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALL_WINDOW);
        channel.connect(target);
        channel.configureBlocking(false);
        channel.write(rest);
        peers.add(new Peer(channel, rest, ByteBuffer.allocate(VERSION.length() + 3)));
      } catch (IOException refused) {
        // one of too many
      }
    }
    return this;
  }

  Peers join(int count, String text) {
    return join(count, text.replace("\n", "\r\n").getBytes(ISO_8859_1));
  }

  /** Continues sending; false when no connection could. */
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

  /** How many have begun to receive an answer with this status. */
  long answered(int status) {
    var expected = ByteBuffer.wrap((VERSION + status).getBytes(ISO_8859_1));
    return peers.stream().filter(peer -> peer.answered(expected)).count();
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
