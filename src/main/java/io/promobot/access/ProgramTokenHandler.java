package io.promobot.access;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.access.ProgramTokenStore.Made;
import io.promobot.access.ProgramTokenStore.Refusal;
import io.promobot.contact.Visible;
import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.http.Problem;
import io.promobot.http.Problem.Mistake;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The owner gives programs tokens of their own, each of which may do everything or little. */
public final class ProgramTokenHandler implements Endpoints {
  private static final Logger log = LoggerFactory.getLogger(ProgramTokenHandler.class);

  private final ProgramTokenStore tokens;
  private final Function<List<Long>, Future<Map<Long, Long>>> wrongCodes;
  private final VisitorListener visitors;

  private record TokenList(List<View> tokens) {}

  private record View(
      String id,
      String name,
      String kind,
      Instant createdAt,
      Optional<Instant> lastUsedAt,
      long wrongCodes) {
    static View of(ProgramToken token, Map<Long, Long> wrong) {
      return new View(
          String.valueOf(token.id()),
          token.name(),
          token.kind().key(),
          token.createdAt(),
          token.lastUsedAt(),
          wrong.getOrDefault(token.id(), 0L));
    }
  }

  private record Created(String id, String name, String kind, String token) {}

  /**
   * @param wrongCodes how many unknown codes came with each of these tokens in the last day
   * @param visitors is told whenever somebody may have to be signed out
   */
  public ProgramTokenHandler(
      ProgramTokenStore tokens,
      Function<List<Long>, Future<Map<Long, Long>>> wrongCodes,
      VisitorListener visitors) {
    this.tokens = tokens;
    this.wrongCodes = wrongCodes;
    this.visitors = visitors;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        answers("list_tokens", this::list),
        answers("create_token", this::create),
        answers("revoke_token", this::revoke));
  }

  private Future<Reply> list(RoutingContext ctx) {
    return tokens
        .list()
        .compose(
            all ->
                wrongCodes
                    .apply(all.stream().map(ProgramToken::id).toList())
                    .map(wrong -> all.stream().map(token -> View.of(token, wrong)).toList()))
        .map(all -> Reply.ok(new TokenList(all)));
  }

  private Future<Reply> create(RoutingContext ctx) {
    var body = ApiHandler.body(ctx);
    String name =
        Visible.name(body.getString("name"))
            .orElseThrow(
                () -> Problem.badInput(List.of(new Mistake("name", Visible.NOTHING_TO_SEE))));
    var kind = ProgramToken.Kind.of(body.getString("kind"));
    String token = Tokens.fresh();
    return tokens
        .create(name, kind, Tokens.hash(token))
        .map(ProgramTokenHandler::id)
        .map(
            id -> {
              log.info("A token that may {} was created", kind.key());
              return Reply.created(
                  "/api/v1/tokens/" + id, new Created(id, name, kind.key(), token));
            });
  }

  private static String id(Made made) {
    made.refusal()
        .ifPresent(
            why -> {
              throw Problem.conflict(
                  why == Refusal.NAME_TAKEN
                      ? "Another token has this name"
                      : "There are %d tokens already; revoke those that nobody uses"
                          .formatted(ProgramTokenStore.MOST));
            });
    return String.valueOf(made.id().orElseThrow());
  }

  private Future<Reply> revoke(RoutingContext ctx) {
    return tokens
        .revoke(Long.parseLong(ApiHandler.id(ctx)))
        .map(
            found -> {
              if (!found) {
                throw Problem.notFound("There is no such token");
              }
              log.info("A program's token was revoked");
              visitors.sendAway();
              return Reply.noContent();
            });
  }
}
