package io.promobot.coupon;

import static io.promobot.http.HtmlFrame.escaped;

import io.promobot.http.HtmlFrame;
import io.promobot.shop.EntryCode;
import io.promobot.stats.ShopDays;
import java.time.LocalDate;
import java.util.Optional;

/** A coupon as a page of its own, to be shown at a till or printed: no script, no other file. */
record CouponPage(String shop, String address, ShopDays days, PageWords words) {
  private static final String STYLE =
      """
      :root { color-scheme: light dark; --ink: #1c2523; --soft: #56625f; --line: #cfd8d5; --card: #fff; --back: #eef3f1;
        --good: #0b6059; --bad: #a3261d; }
      @media (prefers-color-scheme: dark) {
        :root { --ink: #e6ecea; --soft: #a3b0ac; --line: #3a4643; --card: #1d2524; --back: #121817; --good: #5fc7bb;
          --bad: #ff9d92; }
      }
      * { box-sizing: border-box; }
      body { margin: 0; background: var(--back); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
      main { max-width: 26rem; margin: 0 auto; padding: 1.5rem 1rem 2.5rem; }
      article { background: var(--card); border: 1px solid var(--line); border-radius: 1.1rem; text-align: center;
        overflow-wrap: anywhere; }
      header { padding: 1.4rem 1.25rem 1.1rem; border-bottom: 2px dashed var(--line); }
      header p { margin: 0; color: var(--soft); }
      h1 { font-size: 1.55rem; line-height: 1.25; margin: 0.25rem 0 0; text-wrap: balance; }
      section { padding: 1.25rem; }
      .state { font-weight: 700; margin: 0 0 1rem; color: var(--bad); }
      .good { color: var(--good); }
      svg { display: block; width: 13.5rem; max-width: 100%; height: auto; margin: 0 auto; border-radius: 0.6rem; }
      .gone svg { opacity: 0.25; }
      .code { font: 700 1.4rem/1.3 ui-monospace, "SF Mono", Menlo, Consolas, monospace; letter-spacing: 0.03em;
        margin: 1rem 0 0; user-select: all; }
      .gone .code { text-decoration: line-through; color: var(--soft); }
      dl { margin: 1.1rem 0 0; }
      dt { color: var(--soft); font-size: 0.9rem; }
      dd { margin: 0 0 0.6rem; font-weight: 600; }
      .small { color: var(--soft); font-size: 0.9rem; margin: 0.6rem 0 0; }
      @media print {
        :root { color-scheme: light; --ink: #000; --soft: #333; --line: #999; --card: #fff; --back: #fff; --good: #000;
          --bad: #000; }
        main { padding: 0; }
      }
      """;

  private static final HtmlFrame FRAME =
      new HtmlFrame(STYLE, "<meta name=\"robots\" content=\"noindex\">\n");

  /** Allows its own style and nothing else. */
  static final String POLICY = FRAME.policy();

  String html(CouponSheet coupon) {
    return html(coupon, "for_you");
  }

  /** For an owner who tries a campaign's texts. */
  String sample(CouponSheet coupon) {
    return html(coupon, "sample");
  }

  private String html(CouponSheet coupon, String title) {
    CouponState state = coupon.state();
    boolean alive = state == CouponState.REVEALED || state == CouponState.NOT_YET;
    String offer =
        coupon
            .offer(words.language())
            .or(() -> coupon.terms().value().flatMap(words::worth))
            .orElse(words.get(title));
    String body =
        """
        <article%s>
        <header><p dir="auto">%s</p><h1 dir="auto">%s</h1></header>
        <section>
        <p class="state%s">%s</p>
        %s
        <p class="code" dir="ltr">%s</p>
        %s%s
        </section>
        </article>
        """
            .formatted(
                alive ? "" : " class=\"gone\"",
                escaped(shop),
                escaped(offer),
                state == CouponState.REVEALED ? " good" : "",
                escaped(said(state, coupon)),
                EntryCode.svg(address)
                    .replace(
                        "<svg ",
                        "<svg role=\"img\" aria-label=\"%s\" "
                            .formatted(escaped(words.get("code")))),
                escaped(coupon.code()),
                facts(coupon),
                coupon.smallPrint(words.language()).map(words -> small(escaped(words))).orElse(""));
    return page(offer + " · " + shop, body);
  }

  /** Whether what the page says may change soon. */
  boolean mayBeRedeemed(CouponSheet coupon) {
    return coupon.state() == CouponState.REVEALED;
  }

  /** For an address that names no coupon. */
  String unknown() {
    return page(
        shop,
        """
        <article>
        <header><p dir="auto">%s</p><h1>%s</h1></header>
        <section><p>%s</p></section>
        </article>
        """
            .formatted(escaped(shop), escaped(words.get("none")), escaped(words.get("again"))));
  }

  private String said(CouponState state, CouponSheet coupon) {
    return switch (state) {
      case REVEALED ->
          coupon.terms().perPerson() > 1 ? words.goodFor(left(coupon)) : words.get("good");
      case NOT_YET -> words.get("not_yet");
      case EXPIRED -> words.get("over");
      case REDEEMED ->
          coupon.usedAt().map(days::dayOf).map(words::usedOn).orElse(words.get("used"));
      case FREE, VOID -> words.get("void");
    };
  }

  private static int left(CouponSheet coupon) {
    return coupon.terms().perPerson() - coupon.uses();
  }

  private String facts(CouponSheet coupon) {
    String facts =
        fact("from", coupon.terms().validFrom()) + fact("until", coupon.terms().validUntil());
    return facts.isEmpty() ? "" : "<dl>" + facts + "</dl>";
  }

  private String fact(String name, Optional<LocalDate> day) {
    return day.map(
            date ->
                "<dt>%s</dt><dd>%s</dd>"
                    .formatted(escaped(words.get(name)), escaped(words.day(date))))
        .orElse("");
  }

  private static String small(String words) {
    return "<p class=\"small\" dir=\"auto\">%s</p>".formatted(words);
  }

  private String page(String title, String body) {
    return FRAME.page(words.language(), title, body);
  }
}
