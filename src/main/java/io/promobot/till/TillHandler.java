package io.promobot.till;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.access.Tokens;
import io.promobot.contact.Visible;
import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.http.Problem;
import io.promobot.http.Problem.Mistake;
import io.promobot.till.GuessStore.Wrong;
import io.promobot.till.TillStore.Secrets;
import io.promobot.till.TillStore.Taken;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The owner's tills: making, renaming, renewing and revoking them. */
public final class TillHandler implements Endpoints {
  private static final Wrong NEVER = new Wrong(0, 0);

  private final TillStore tills;
  private final GuessStore guesses;
  private final PinWorker pins;
  private final Function<String, Link> links;

  /** The address by which a till signs in, and the same as a QR code in SVG. */
  public record Link(String address, String qr) {}

  private record TillList(List<View> tills, Wrong wrongPins, Wrong wrongCodes) {}

  private record View(
      String id,
      String name,
      boolean seesNames,
      Instant createdAt,
      Optional<Instant> lastSeenAt,
      long signedIn,
      long wrongCodes) {
    static View of(Till till, Map<String, Wrong> wrong) {
      return new View(
          String.valueOf(till.id()),
          till.name(),
          till.seesNames(),
          till.createdAt(),
          till.lastSeenAt(),
          till.signedIn(),
          wrong.getOrDefault(Guesser.codesAt(till.id()), NEVER).lastDay());
    }
  }

  private record Created(View till, String pin, String link, String qr) {}

  /** {@code links} makes the address with this token in it. */
  public TillHandler(
      TillStore tills, GuessStore guesses, PinWorker pins, Function<String, Link> links) {
    this.tills = tills;
    this.guesses = guesses;
    this.pins = pins;
    this.links = links;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        answers("list_tills", this::list),
        answers("create_till", this::create),
        answers("update_till", this::update),
        answers("renew_till", this::renew),
        answers("revoke_till", this::revoke));
  }

  private Future<Reply> list(RoutingContext ctx) {
    return tills
        .list()
        .compose(
            all ->
                wrong(all)
                    .map(
                        wrong ->
                            new TillList(
                                all.stream().map(till -> View.of(till, wrong)).toList(),
                                wrong.getOrDefault(Guesser.ALL_PINS, NEVER),
                                wrong.getOrDefault(Guesser.ALL_CODES, NEVER))))
        .map(Reply::ok);
  }

  private Future<Map<String, Wrong>> wrong(List<Till> all) {
    return guesses.lately(
        Stream.concat(
                Stream.of(Guesser.ALL_PINS, Guesser.ALL_CODES),
                all.stream().map(till -> Guesser.codesAt(till.id())))
            .toList());
  }

  private Future<Reply> create(RoutingContext ctx) {
    var body = ApiHandler.body(ctx);
    String name = name(body.getString("name"));
    Optional<String> chosen = Optional.ofNullable(body.getString("pin"));
    chosen.flatMap(PinWorker::mistake).ifPresent(mistake -> refuse("pin", mistake));
    String pin = chosen.orElseGet(pins::fresh);
    return give(pin, secrets -> tills.create(name, secrets, body.getBoolean("sees_names", false)));
  }

  /** Answers with the till's new PIN and link, which are shown this once. */
  private Future<Reply> give(String pin, Function<Secrets, Future<Long>> till) {
    String token = Tokens.fresh();
    return pins.hash(pin)
        .map(hash -> new Secrets(hash, Tokens.hash(token)))
        .compose(till)
        .recover(TillHandler::taken)
        .compose(this::view)
        .map(
            view -> {
              Link link = links.apply(token);
              return Reply.created(
                  "/api/v1/tills/" + view.id(), new Created(view, pin, link.address(), link.qr()));
            });
  }

  private Future<Reply> renew(RoutingContext ctx) {
    long id = Long.parseLong(ApiHandler.id(ctx));
    return give(
        pins.fresh(),
        secrets ->
            tills
                .renew(id, secrets)
                .compose(
                    found -> found ? Future.succeededFuture(id) : Future.failedFuture(unknown())));
  }

  private static String name(String typed) {
    return Visible.name(typed)
        .orElseThrow(() -> Problem.badInput(List.of(new Mistake("name", Visible.NOTHING_TO_SEE))));
  }

  private static void refuse(String field, String mistake) {
    throw Problem.badInput(List.of(new Mistake(field, mistake)));
  }

  private static <T> Future<T> taken(Throwable failure) {
    return Future.failedFuture(
        failure instanceof Taken taken
            ? Problem.conflict(
                taken.name()
                    ? "Another till has this name"
                    : "Choose another PIN; this one is in use")
            : failure);
  }

  private Future<View> view(long id) {
    return tills
        .find(id)
        .map(found -> found.orElseThrow(TillHandler::unknown))
        .compose(till -> wrong(List.of(till)).map(wrong -> View.of(till, wrong)));
  }

  private Future<Reply> update(RoutingContext ctx) {
    var body = ApiHandler.body(ctx);
    long id = Long.parseLong(ApiHandler.id(ctx));
    return tills
        .update(
            id,
            Optional.ofNullable(body.getString("name")).map(TillHandler::name),
            Optional.ofNullable(body.getBoolean("sees_names")))
        .recover(TillHandler::taken)
        .compose(found -> found ? view(id) : Future.failedFuture(unknown()))
        .map(Reply::ok);
  }

  private Future<Reply> revoke(RoutingContext ctx) {
    return tills
        .revoke(Long.parseLong(ApiHandler.id(ctx)))
        .map(
            found -> {
              if (!found) {
                throw unknown();
              }
              return Reply.noContent();
            });
  }

  private static Problem unknown() {
    return Problem.notFound("There is no such till");
  }
}
