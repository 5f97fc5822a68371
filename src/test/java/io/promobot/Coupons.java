package io.promobot;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.promobot.db.Await;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/** Coupons of a shop's customers, and a till's own browser. */
final class Coupons {
  private static final String COOKIE = "promobot-till";

  private final Shop shop;

  Coupons(Shop shop) {
    this.shop = shop;
  }

  /** Somebody new who writes to the shop, by their id. */
  long customer() {
    var psid = Shop.quiet();
    shop.start(psid);
    return shop.sql.number("SELECT id FROM customer WHERE psid = ?", psid);
  }

  /** Somebody new with this name, which stays: Messenger has been asked for theirs. */
  long customer(String name) {
    long id = customer();
    Await.until(
        () -> shop.sql.number("SELECT count(name_asked_at) FROM customer WHERE id = ?", id) == 1);
    shop.sql.run("UPDATE customer SET name = ? WHERE id = ?", name, id);
    return id;
  }

  /** Somebody has this code of the welcome campaign. */
  long of(long customer, String code) {
    return of("welcome", customer, code);
  }

  long of(String campaign, long customer, String code) {
    return shop.sql.number(
        """
        INSERT INTO coupon (page_id, campaign_id, code, written, customer_id, revealed_at)
        VALUES (?, ?, ?, ?, ?, now()) RETURNING id
        """,
        Shop.PAGE,
        campaign,
        code.replace("-", ""),
        code,
        customer);
  }

  static String body(String code) {
    return body(code, UUID.randomUUID());
  }

  static String body(String code, UUID key) {
    return new JsonObject().put("code", code).put("key", key.toString()).encode();
  }

  Shop.Answer redeem(String code) {
    return shop.api("POST", "/redemptions", body(code));
  }

  /** A new till, and whatever is said about it once. */
  JsonObject till(String name) {
    return till(new JsonObject().put("name", name));
  }

  JsonObject till(JsonObject wish) {
    var made = shop.api("POST", "/tills", wish.encode());
    if (made.status() != 201) {
      throw new AssertionError(made.status() + " " + made.text());
    }
    return made.json();
  }

  /** Signs in at a till, without any cookie. */
  Shop.Answer signIn(JsonObject proof) {
    return shop.ask(
        "POST",
        "/api/v1/till/session",
        proof.encode().getBytes(UTF_8),
        "content-type",
        "application/json");
  }

  /** The browser of somebody who has signed in with this PIN. */
  Browser at(String pin) {
    return browser(signIn(new JsonObject().put("pin", pin)));
  }

  static String cookie(Shop.Answer signedIn) {
    var set = signedIn.raw().headers().firstValue("set-cookie").orElseThrow();
    return set.substring((COOKIE + "=").length(), set.indexOf(';'));
  }

  Browser browser(Shop.Answer signedIn) {
    return new Browser(shop, cookie(signedIn));
  }

  /** A till's browser with its session. */
  record Browser(Shop shop, String session) {
    Shop.Answer ask(String method, String path, String body) {
      return shop.ask(
          method,
          "/api/v1" + path,
          body.getBytes(UTF_8),
          "cookie",
          COOKIE + "=" + session,
          "content-type",
          "application/json");
    }

    JsonObject look(String code) {
      var seen = ask("POST", "/till/look", new JsonObject().put("code", code).encode());
      if (seen.status() != 200) {
        throw new AssertionError(seen.status() + " " + seen.text());
      }
      return seen.json();
    }

    Shop.Answer redeem(String code) {
      return ask("POST", "/till/redemptions", body(code));
    }
  }
}
