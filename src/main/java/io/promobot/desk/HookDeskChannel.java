package io.promobot.desk;

import io.promobot.channel.DeskChannel;
import io.promobot.channel.Event;
import io.promobot.channel.News;
import io.promobot.channel.Outgoing;
import io.promobot.channel.Reason;
import io.promobot.channel.SendFailure;
import io.promobot.channel.Sent;
import io.promobot.channel.SigningKeys;
import io.promobot.hook.Hook;
import io.promobot.hook.HookClient;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Notifies a desk by a POST to its hook; every kind of hook has a body of its own. */
public final class HookDeskChannel implements DeskChannel {
  private final HookClient hooks;
  private final HookBody body;
  private final InstantSource clock;

  public HookDeskChannel(HookClient hooks, HookBody body, InstantSource clock) {
    this.hooks = hooks;
    this.body = body;
    this.clock = clock;
  }

  @Override
  public Kind kind() {
    return body.kind();
  }

  @Override
  public Optional<String> mistake(String address) {
    return address.isEmpty() && body.ofSettings().isPresent()
        ? Optional.empty()
        : hooks.rules().mistake(address);
  }

  @Override
  public String masked(String address) {
    return hooks.rules().masked(address);
  }

  @Override
  public Future<Sent> send(Outgoing<News> outgoing) {
    Optional<SigningKeys> keys = outgoing.content().keys();
    if (body.kind().signs() && keys.isEmpty()) {
      return Future.failedFuture(
          new SendFailure(
              Reason.NO_ADDRESS, "This channel has no secret; delete it and create it again"));
    }
    String json = body.json().apply(outgoing.content().notice());
    return post(outgoing.id(), outgoing.recipient(), json, keys);
  }

  @Override
  public Optional<Event> signed(News news) {
    return news.keys()
        .filter(known -> body.kind().signs())
        .map(keys -> new Event(body.json().apply(news.notice()), keys));
  }

  @Override
  public Map<String, String> proof(String id, Event event, Instant at) {
    return headers(id, event.json(), Optional.of(event.keys()), at);
  }

  @Override
  public Future<Sent> tell(Outgoing<Event> event) {
    Optional<SigningKeys> keys = Optional.of(event.content().keys());
    return post(event.id(), event.recipient(), event.content().json(), keys);
  }

  private Future<Sent> post(String id, String recipient, String json, Optional<SigningKeys> keys) {
    return Hook.to(recipient, body.ofSettings(), json)
        .map(hook -> hooks.post(hook.with(headers(id, json, keys, clock.instant()))))
        .orElseGet(() -> HookClient.noAddress(body.addressMissing()))
        .map(answer -> answer.sent(id));
  }

  private Map<String, String> headers(
      String id, String json, Optional<SigningKeys> keys, Instant at) {
    return keys.filter(known -> body.kind().signs())
        .map(known -> WebhookSignature.headers(id, json, at, known))
        .orElse(Map.of());
  }
}
