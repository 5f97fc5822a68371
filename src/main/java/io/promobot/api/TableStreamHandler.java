package io.promobot.api;

import io.promobot.contract.ApiHandler;
import io.promobot.db.Page;
import io.promobot.http.ConnectionHandler;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes a table, part by part: the next one is read when the last one has gone out, so a slow
 * reader costs one part of memory. A failure on the way breaks the answer off.
 */
final class TableStreamHandler<T> implements Handler<Page<T>> {
  private final RoutingContext ctx;
  private final HttpServerResponse response;
  private final Function<List<T>, String> rows;
  private final Function<String, Future<Page<T>>> next;

  TableStreamHandler(
      RoutingContext ctx, Function<List<T>, String> rows, Function<String, Future<Page<T>>> next) {
    this.ctx = ctx;
    this.response = ctx.response();
    this.rows = rows;
    this.next = next;
  }

  void begin(String fileName, String head, Page<T> first) {
    response
        .setChunked(true)
        .putHeader("content-type", "text/csv; charset=utf-8")
        .putHeader("content-disposition", "attachment; filename=\"" + fileName + "\"");
    write(head + rows.apply(first.items()), first.next());
  }

  @Override
  public void handle(Page<T> part) {
    write(rows.apply(part.items()), part.next());
  }

  /** Each part may take as long as a request may; a reader who stalls is cut off. */
  private void write(String text, Optional<String> cursor) {
    ConnectionHandler connections = ctx.get(ConnectionHandler.KEY);
    connections.streams(ctx.request().connection(), false);
    Future<Void> written = text.isEmpty() ? Future.succeededFuture() : response.write(text);
    written
        .compose(out -> cursor.isPresent() ? read(cursor.get()) : response.end())
        .onFailure(failure -> ApiHandler.failUnlessGone(ctx, failure));
  }

  /** Outside the chain of this part; otherwise a long table would be a long chain. */
  private Future<Void> read(String cursor) {
    return next.apply(cursor)
        .map(
            part -> {
              handle(part);
              return null;
            });
  }
}
