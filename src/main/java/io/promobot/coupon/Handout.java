package io.promobot.coupon;

import io.promobot.flow.Reveal;
import io.promobot.text.CouponCode;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The coupons of one transaction, decided in memory: who has one, and what is left to be given out,
 * is loaded and locked before; what was given out is saved after.
 */
public final class Handout {
  private final LocalDate today;
  private final Function<String, CouponCode> codes;
  private final Supplier<UUID> tokens;
  private final Map<Person, Held> held = new HashMap<>();
  private final Set<Person> known = new HashSet<>();
  private final Map<String, Shelf> shelves = new HashMap<>();
  private final List<Given> given = new ArrayList<>();
  private boolean ordered;

  /** Somebody who may want the code of this campaign. */
  public record Person(long customer, String campaign) {}

  /** Whether somebody has been shown a code that everybody has, and whether it is void now. */
  public enum SharedBefore {
    NO,
    GOOD,
    WITHDRAWN
  }

  /** A coupon that somebody has. */
  public record Held(String written, UUID token, boolean isVoid) {}

  /** An imported code that is to be given out. */
  record Free(long id, String written, UUID token) {}

  /**
   * A coupon that was given out here.
   *
   * @param made its code, unless it was imported
   * @param imported the imported code's row; 0 for one of ours
   */
  record Given(Person to, Held coupon, Optional<String> made, long imported) {}

  /** What a campaign has left to give. */
  private static final class Shelf {
    private final CouponTerms terms;
    private final Deque<Free> free = new ArrayDeque<>();
    private long left;
    private int taken;

    Shelf(CouponTerms terms, long left) {
      this.terms = terms;
      this.left = left;
    }

    boolean take() {
      if (terms.stock().isPresent() && left == 0) {
        return false;
      }
      left--;
      taken++;
      return true;
    }
  }

  /**
   * What somebody gets who wants to see the code.
   *
   * @param own the coupon that is theirs alone
   */
  public record Shown(Reveal what, Optional<Held> own) {
    private static Shown of(Reveal what) {
      return new Shown(what, Optional.empty());
    }

    private static Shown of(Held own) {
      return own.isVoid() ? of(Reveal.ENDED) : new Shown(Reveal.OWN_CODE, Optional.of(own));
    }
  }

  /**
   * @param today in the shop
   * @param codes makes a code with this prefix
   * @param tokens makes names of pages
   */
  Handout(LocalDate today, Function<String, CouponCode> codes, Supplier<UUID> tokens) {
    this.today = today;
    this.codes = codes;
    this.tokens = tokens;
  }

  /** These people's coupons are loaded, if they have any. */
  void knows(Collection<Person> people) {
    known.addAll(people);
  }

  void holds(Person person, Held coupon) {
    held.put(person, coupon);
  }

  /**
   * What a campaign has to give.
   *
   * @param left of its stock, if that is limited
   */
  void stocks(String campaign, CouponTerms terms, long left) {
    shelves.put(campaign, new Shelf(terms, left));
  }

  void stocks(String campaign, Free code) {
    shelves.get(campaign).free.add(code);
  }

  /**
   * What this person gets now. The first time somebody gets a coupon it is given out; later it is
   * the same.
   *
   * @param terms of this campaign
   * @param before whether they have been shown a code that everybody has; they keep it while it is
   *     good
   */
  public Shown shows(Person person, CouponTerms terms, SharedBefore before) {
    Shelf shelf = shelves.get(person.campaign());
    if (terms.isEarly(today)) {
      return Shown.of(Reveal.TOO_EARLY);
    }
    if (terms.isOver(today)) {
      return Shown.of(Reveal.ENDED);
    }
    if (held.containsKey(person)) {
      return Shown.of(held.get(person));
    }
    if (before == SharedBefore.GOOD
        // counted already: a good one for it takes nothing from others
        || before == SharedBefore.WITHDRAWN && !terms.isPersonal()) {
      return Shown.of(Reveal.SHARED);
    }
    if (terms.isPersonal() && !(shelf != null && known.contains(person))) {
      // better nothing than a code that is not theirs
      throw new IllegalStateException("coupons of campaign " + person.campaign() + " not loaded");
    }
    if (shelf == null) {
      return Shown.of(Reveal.SHARED);
    }
    return shelf.take() ? gives(person, shelf) : Shown.of(Reveal.OUT_OF_STOCK);
  }

  private Shown gives(Person person, Shelf shelf) {
    return switch (shelf.terms.kind()) {
      case SHARED -> Shown.of(Reveal.SHARED);
      case UNIQUE -> {
        CouponCode code = codes.apply(shelf.terms.prefix());
        Held coupon = new Held(code.written(), tokens.get(), false);
        yield gives(new Given(person, coupon, Optional.of(code.compared()), 0));
      }
      case IMPORTED -> {
        Free next = shelf.free.poll();
        yield next == null
            ? Shown.of(Reveal.OUT_OF_STOCK)
            : gives(
                new Given(
                    person,
                    new Held(next.written(), next.token(), false),
                    Optional.empty(),
                    next.id()));
      }
    };
  }

  private Shown gives(Given coupon) {
    given.add(coupon);
    held.put(coupon.to(), coupon.coupon());
    return Shown.of(coupon.coupon());
  }

  /** Whether this campaign's codes are imported. */
  boolean imports(String campaign) {
    Shelf shelf = shelves.get(campaign);
    return shelf != null && shelf.terms.kind() == CouponKind.IMPORTED;
  }

  void orders(int calls) {
    ordered |= calls > 0;
  }

  /** Whether a program of the owner's is to be notified, once this is saved. */
  public boolean ordered() {
    return ordered;
  }

  /** In the order in which they were given out. */
  List<Given> given() {
    return given;
  }

  /** How many coupons of a limited stock were given out, by campaign. */
  Map<String, Integer> taken() {
    Map<String, Integer> taken = new HashMap<>();
    shelves.forEach(
        (campaign, shelf) -> {
          if (shelf.terms.stock().isPresent() && shelf.taken > 0) {
            taken.put(campaign, shelf.taken);
          }
        });
    return taken;
  }
}
