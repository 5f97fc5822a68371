package io.promobot.letter;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.contact.Email;
import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.http.Problem;
import io.promobot.http.Problem.Mistake;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The owner chooses when the letter comes, and has one sent now. */
public final class LetterHandler implements Endpoints {
  private final LetterPlanStore plans;
  private final LetterQueueStore letters;
  private final ZoneId zone;
  private final InstantSource clock;
  private final Runnable queued;

  private record Shown(
      boolean enabled,
      String weekday,
      int hour,
      Optional<String> address,
      Optional<Instant> nextAt,
      String timeZone) {}

  private record Sending(String address) {}

  /** {@code queued} is run when a letter is to go out. */
  public LetterHandler(
      LetterPlanStore plans,
      LetterQueueStore letters,
      ZoneId zone,
      InstantSource clock,
      Runnable queued) {
    this.plans = plans;
    this.letters = letters;
    this.zone = zone;
    this.clock = clock;
    this.queued = queued;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        answers("show_weekly_letter", ctx -> plans.find().map(this::shown)),
        answers("plan_weekly_letter", this::save),
        answers("test_weekly_letter", this::test));
  }

  private Reply shown(LetterPlan plan) {
    return Reply.ok(
        new Shown(
            plan.on(),
            plan.weekday().name().toLowerCase(Locale.ROOT),
            plan.hour(),
            plan.address(),
            plan.dueAt(),
            zone.getId()));
  }

  private Future<Reply> save(RoutingContext ctx) {
    return plans.save(plan(ApiHandler.body(ctx))).map(this::shown);
  }

  private LetterPlan plan(JsonObject body) {
    Optional<String> address =
        Optional.ofNullable(body.getString("address"))
            .filter(typed -> !typed.isBlank())
            .map(LetterHandler::address);
    boolean on = body.getBoolean("enabled");
    if (on && address.isEmpty()) {
      throw wrong("is missing; the letter needs an address");
    }
    return new LetterPlan(
            on,
            DayOfWeek.valueOf(body.getString("weekday").toUpperCase(Locale.ROOT)),
            body.getInteger("hour"),
            address,
            Optional.empty())
        .planned(clock.instant(), zone);
  }

  private static String address(String typed) {
    return Email.read(typed)
        .map(Email::address)
        .orElseThrow(() -> wrong("is not an e-mail address, such as ana@example.com"));
  }

  private static Problem wrong(String message) {
    return Problem.badInput(List.of(new Mistake("address", message)));
  }

  private Future<Reply> test(RoutingContext ctx) {
    return letters
        .test(clock.instant())
        .map(
            address -> {
              queued.run();
              return Reply.accepted(new Sending(address));
            });
  }
}
