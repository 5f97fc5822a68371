package io.promobot.shop;

import io.promobot.db.PageNotifyFeed;
import io.promobot.wording.Voice;
import io.vertx.core.Future;

/** The shop's name, logo and language as they are now, in every replica without asking. */
public final class ShopFeed {
  private static final String CHANNEL = "shop";

  private final ShopStore store;
  private final PageNotifyFeed replicas;
  private final LatestFeed<Shop> latest;

  public ShopFeed(ShopStore store, PageNotifyFeed replicas) {
    this.store = store;
    this.replicas = replicas;
    this.latest = new LatestFeed<>(store.unchanged());
  }

  public Shop now() {
    return latest.now();
  }

  public String name() {
    return now().name();
  }

  /** How it speaks, with our address. */
  public Voice voice(String publicUrl) {
    Shop shop = now();
    return new Voice(shop.name(), publicUrl, shop.language());
  }

  /** From now on it learns of changes made in other replicas. */
  public void listen() {
    replicas.listen(CHANNEL, changed -> refresh());
    replicas.onGap(this::refresh);
  }

  /** Notifications may be lost, so this is called every few seconds, too. */
  public Future<Void> refresh() {
    return latest.read(store::read).mapEmpty();
  }

  Future<Shop> change(ShopChange to) {
    return latest
        .change(() -> store.change(to))
        .onSuccess(changed -> replicas.notify(CHANNEL, "changed"));
  }
}
