package io.promobot.channel;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A kind of channel that remembers what it was told, or fails. */
public final class FakeDeskChannel implements DeskChannel {
  public final List<Outgoing<News>> told = new CopyOnWriteArrayList<>();
  private final Kind kind;
  private volatile Optional<SendFailure> failure = Optional.empty();

  private FakeDeskChannel(Kind kind) {
    this.kind = kind;
  }

  public static FakeDeskChannel slack() {
    return new FakeDeskChannel(
        new Kind(
            "slack", "Slack", "Webhook", "https://example.com/…", Optional.of("settings"), false));
  }

  public static FakeDeskChannel mail() {
    return new FakeDeskChannel(
        new Kind(
            "email", "E-mail", "Address", "desk@example.com", Optional.of("shop@here"), false));
  }

  /** Needs an address, and signs. */
  public static FakeDeskChannel webhook() {
    return new FakeDeskChannel(
        new Kind("webhook", "Webhook", "URL", "https://example.com/…", Optional.empty(), true));
  }

  public FakeDeskChannel failing(Reason reason, String words) {
    failure = Optional.of(new SendFailure(reason, words));
    return this;
  }

  public FakeDeskChannel well() {
    failure = Optional.empty();
    return this;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public Optional<String> mistake(String address) {
    return address.startsWith("bad") ? Optional.of("is bad; write a good one") : Optional.empty();
  }

  @Override
  public String masked(String address) {
    return "…" + address.substring(Math.max(0, address.length() - 3));
  }

  @Override
  public Future<Sent> send(Outgoing<News> outgoing) {
    told.add(outgoing);
    return failure
        .<Future<Sent>>map(Future::failedFuture)
        .orElseGet(() -> Future.succeededFuture(new Sent("told-" + told.size())));
  }
}
