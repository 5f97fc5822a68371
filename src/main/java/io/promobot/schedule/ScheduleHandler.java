package io.promobot.schedule;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The owner's calendar of sends: seeing, moving and cancelling them, and their rules. */
public final class ScheduleHandler implements Endpoints {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  private final ScheduleStore store;
  private final ZoneId zone;
  private final InstantSource clock;

  private record Shown(
      String id,
      String campaign,
      String campaignName,
      Optional<String> segment,
      Instant at,
      String repeat,
      String eachRun,
      String clock,
      Optional<LocalDate> until,
      String state,
      String reason,
      Optional<Instant> endedAt) {
    static Shown of(PlannedSend send) {
      return new Shown(
          String.valueOf(send.id()),
          send.campaign(),
          send.campaignName(),
          send.segment().map(String::valueOf),
          send.at(),
          send.repeat().word(),
          send.eachRun().word(),
          send.clock().word(),
          send.until(),
          send.state().word(),
          send.reason(),
          send.endedAt());
    }
  }

  private record ShownRules(
      Optional<String> quietFrom, Optional<String> quietUntil, long graceMinutes) {
    static ShownRules of(Rules rules) {
      return new ShownRules(
          rules.quiet().map(hours -> CLOCK.format(hours.from())),
          rules.quiet().map(hours -> CLOCK.format(hours.until())),
          rules.grace().toMinutes());
    }
  }

  private record ShownSchedule(List<Shown> sends, ShownRules rules, String timeZone) {}

  private record Scheduled(Instant scheduledAt, Shown planned) {}

  public ScheduleHandler(ScheduleStore store, ZoneId zone, InstantSource clock) {
    this.store = store;
    this.zone = zone;
    this.clock = clock;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        answers("show_schedule", this::show),
        answers("move_planned_send", this::move),
        answers("cancel_planned_send", this::cancel),
        answers("update_schedule_rules", this::update));
  }

  /**
   * Plans a send that was asked for with a time.
   *
   * @param body has {@code at}, and may have {@code repeat} and {@code until}
   */
  public Future<Reply> plan(String campaign, Optional<Long> segment, JsonObject body) {
    return read(body, PlanReader.PLAIN)
        .compose(plan -> store.add(campaign, segment, plan))
        .map(send -> Reply.accepted(new Scheduled(send.at(), Shown.of(send))));
  }

  private Future<Plan> read(JsonObject body, Plan before) {
    return store.rules().map(rules -> PlanReader.plan(body, before, rules, clock.instant(), zone));
  }

  private Future<Reply> show(RoutingContext ctx) {
    return store
        .all()
        .map(
            schedule ->
                new ShownSchedule(
                    schedule.sends().stream().map(Shown::of).toList(),
                    ShownRules.of(schedule.rules()),
                    zone.getId()))
        .map(Reply::ok);
  }

  private Future<Reply> move(RoutingContext ctx) {
    return store
        .find(number(ctx))
        .compose(
            there ->
                read(ApiHandler.body(ctx), there.plan()).compose(plan -> store.move(there, plan)))
        .map(Shown::of)
        .map(Reply::ok);
  }

  private Future<Reply> cancel(RoutingContext ctx) {
    return store.cancel(number(ctx)).map(Shown::of).map(Reply::ok);
  }

  private Future<Reply> update(RoutingContext ctx) {
    return store.change(PlanReader.rules(ApiHandler.body(ctx))).map(ShownRules::of).map(Reply::ok);
  }

  private static long number(RoutingContext ctx) {
    return Long.parseLong(ApiHandler.id(ctx));
  }
}
