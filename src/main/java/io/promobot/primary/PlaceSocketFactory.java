package io.promobot.primary;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/**
 * Connects JDBC to one of the addresses that a name stands for, while the certificate is verified
 * by the name. Public because the driver makes it.
 */
public final class PlaceSocketFactory extends SocketFactory {
  private final InetAddress address;

  /** The address as a number. */
  public PlaceSocketFactory(String number) throws IOException {
    this.address = InetAddress.getByName(number);
  }

  @Override
  public Socket createSocket() {
    return new PlaceSocket(address);
  }

  private static final class PlaceSocket extends Socket {
    private final InetAddress address;

    PlaceSocket(InetAddress address) {
      this.address = address;
    }

    @Override
    public void connect(SocketAddress named, int timeout) throws IOException {
      super.connect(new InetSocketAddress(address, ((InetSocketAddress) named).getPort()), timeout);
    }
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return new Socket(address, port);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort)
      throws IOException {
    return new Socket(address, port, from, fromPort);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return new Socket(address, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
      throws IOException {
    return new Socket(address, port, from, fromPort);
  }
}
