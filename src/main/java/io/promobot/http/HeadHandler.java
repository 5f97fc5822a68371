package io.promobot.http;

import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.util.AsciiString;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;

/**
 * Decodes requests with a limited number of headers: a header of four bytes costs a hundred times
 * as many, so limiting only their bytes limits little.
 */
final class HeadHandler extends VertxHttpRequestDecoder {
  private static final int MOST_HEADERS = 100;

  private final Runnable begun;
  private int headers;

  /**
   * @param begun is called for each request
   */
  HeadHandler(HttpServerOptions options, Runnable begun) {
    super(options);
    this.begun = begun;
  }

  @Override
  protected HttpMessage createMessage(String[] initialLine) {
    headers = 0;
    begun.run();
    return super.createMessage(initialLine);
  }

  @Override
  protected AsciiString splitHeaderName(byte[] line, int start, int length) {
    if (++headers > MOST_HEADERS) {
      throw new TooLongHttpHeaderException("more than " + MOST_HEADERS + " headers");
    }
    return super.splitHeaderName(line, start, length);
  }
}
