package io.promobot.desk;

import io.promobot.channel.DeskChannel;
import io.promobot.channel.Event;
import io.promobot.channel.News;
import io.promobot.channel.Outgoing;
import io.promobot.channel.Reason;
import io.promobot.channel.SendFailure;
import io.promobot.channel.Sent;
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
    Optional<String> secret = outgoing.content().secret();
    if (body.kind().signs() && secret.isEmpty()) {
      return Future.failedFuture(
          new SendFailure(
              Reason.NO_ADDRESS, "This channel has no secret; delete it and create it again"));
    }
    String json = body.json().apply(outgoing.content().notice());
    return post(outgoing.id(), outgoing.recipient(), json, secret);
  }

  @Override
  public Optional<Event> signed(News news) {
    return news.secret()
        .filter(known -> body.kind().signs())
        .map(secret -> new Event(body.json().apply(news.notice()), secret));
  }

  @Override
  public Map<String, String> proof(String id, Event event, Instant at) {
    return headers(id, event.json(), Optional.of(event.secret()), at);
  }

  @Override
  public Future<Sent> tell(Outgoing<Event> event) {
    Optional<String> secret = Optional.of(event.content().secret());
    return post(event.id(), event.recipient(), event.content().json(), secret);
  }

  private Future<Sent> post(String id, String recipient, String json, Optional<String> secret) {
    return Hook.to(recipient, body.ofSettings(), json)
        .map(hook -> hooks.post(hook.with(headers(id, json, secret, clock.instant()))))
        .orElseGet(() -> HookClient.noAddress(body.addressMissing()))
        .map(answer -> answer.sent(id));
  }

  private Map<String, String> headers(String id, String json, Optional<String> secret, Instant at) {
    return secret
        .filter(known -> body.kind().signs())
        .map(key -> WebhookSignature.headers(id, json, at, key))
        .orElse(Map.of());
  }
}
