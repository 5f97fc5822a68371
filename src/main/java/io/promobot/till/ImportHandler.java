package io.promobot.till;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.JsonBodyHandler;
import io.promobot.contract.Reply;
import io.promobot.http.BodyBudget;
import io.promobot.http.Problem;
import io.promobot.http.RawBodyHandler;
import io.promobot.till.CodeFile.Mistake;
import io.promobot.untrusted.Utf8;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The owner's own codes, from a file; reports line by line, and does nothing half. */
public final class ImportHandler implements Endpoints {
  private static final int LISTED = 1_000;
  private static final RawBodyHandler.Limits FILE =
      new RawBodyHandler.Limits(2 << 20, Duration.ofSeconds(60), BodyBudget.Kind.FILE);

  private final ImportStore store;

  private record Report(int lines, int added, List<Mistake> mistakes, int moreMistakes) {
    static Report of(CodeFile file, List<Mistake> there) {
      List<Mistake> all =
          Stream.concat(file.mistakes().stream(), there.stream())
              .sorted(Comparator.comparingInt(Mistake::line))
              .toList();
      return new Report(
          file.lines(),
          all.isEmpty() ? file.lines() : 0,
          all.stream().limit(LISTED).toList(),
          Math.max(0, all.size() - LISTED));
    }
  }

  public ImportHandler(ImportStore store) {
    this.store = store;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(answers("import_codes", this::add));
  }

  @Override
  public Map<String, Handler<RoutingContext>> bodies() {
    return Map.of("import_codes", this::read);
  }

  private void read(RoutingContext ctx) {
    RawBodyHandler.read(ctx.vertx(), ctx.request(), FILE)
        .onComplete(body -> ctx.put(JsonBodyHandler.BODY, body).next(), ctx::fail);
  }

  private Future<Reply> add(RoutingContext ctx) {
    Buffer body = ctx.get(JsonBodyHandler.BODY);
    return ctx.vertx()
        .executeBlocking(() -> CodeFile.read(Utf8.text(body.getBytes())), false)
        .map(ImportHandler::some)
        .compose(
            file ->
                store
                    .add(ApiHandler.id(ctx), file, RedemptionHandler.by(ctx))
                    .map(there -> Reply.ok(Report.of(file, there))));
  }

  private static CodeFile some(CodeFile file) {
    if (file.lines() == 0) {
      throw Problem.badInput("There is no code in this file");
    }
    if (file.lines() > CodeFile.MOST_LINES) {
      throw Problem.tooLarge("A file may have at most 50,000 codes; send several, one by one");
    }
    return file;
  }
}
