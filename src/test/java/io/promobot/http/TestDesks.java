package io.promobot.http;

/** What a {@link ShopServer} answers about leads, requests and their desks. */
final class TestDesks {
  private TestDesks() {}

  static DeskRoutes.Parts parts() {
    return new DeskRoutes.Parts();
  }
}
