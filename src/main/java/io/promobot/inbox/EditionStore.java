package io.promobot.inbox;

import io.promobot.coupon.CouponTerms;
import io.promobot.coupon.TermsStore;
import io.promobot.inbox.Edition.Variants;
import io.promobot.outbox.CopyStore;
import io.promobot.variant.Draw;
import io.promobot.wording.Spoken;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The current copy and version of the campaigns a batch is about. */
public final class EditionStore {
  private static final int REMEMBERED = 50;

  private final String page;
  private final CopyStore copies;
  private final Set<String> talkedAbout = ConcurrentHashMap.newKeySet();

  public EditionStore(String page, CopyStore copies) {
    this.page = page;
    this.copies = copies;
  }

  /** Of the campaigns named; those that do not exist, or nobody has been sent yet, are left out. */
  Future<Map<String, Edition>> of(SqlConnection tx, Collection<String> campaigns) {
    Set<String> asked = new HashSet<>(talkedAbout);
    asked.addAll(campaigns);
    Tuple tuple = Tuple.tuple().addString(page).addArrayOfString(asked.toArray(String[]::new));
    return tx.preparedQuery(VERSIONS).execute(tuple).compose(this::withCopies);
  }

  private static final String VERSIONS =
      """
      SELECT c.id, c.version, c.void_versions, c.draw, %s
      FROM campaign c
        LEFT JOIN coupon_terms t ON t.page_id = c.page_id AND t.campaign_id = c.id
      WHERE c.page_id = $1 AND c.id = ANY ($2) AND c.state <> 'draft'
      """
          .formatted(TermsStore.COLUMNS);

  /**
   * Adds those that these people's conversations are about; next time they are requested up front.
   */
  Future<Map<String, Edition>> alsoOf(
      SqlConnection tx, Map<String, Edition> known, Collection<Person> people) {
    Set<String> more = new HashSet<>();
    people.forEach(person -> more.add(person.conversation.campaign()));
    more.removeAll(known.keySet());
    if (more.isEmpty()) {
      return Future.succeededFuture(known);
    }
    if (talkedAbout.size() > REMEMBERED) {
      talkedAbout.clear();
    }
    talkedAbout.addAll(more);
    return of(tx, known.keySet());
  }

  private Future<Map<String, Edition>> withCopies(Iterable<Row> rows) {
    Map<String, Edition> editions = new ConcurrentHashMap<>();
    List<Future<?>> loading = new ArrayList<>();
    for (Row row : rows) {
      String campaign = row.getString("id");
      int version = row.getInteger("version");
      CouponTerms terms = TermsStore.terms(row);
      Set<Integer> withdrawn = Set.copyOf(List.of(row.getArrayOfIntegers("void_versions")));
      Optional<Draw> draw = Draw.of(row.getJsonObject("draw"));
      loading.add(
          copies
              .of(campaign, version)
              .map(copy -> new Edition(version, copy, terms, withdrawn, Optional.empty()))
              .compose(edition -> tried(campaign, edition, draw))
              .onSuccess(edition -> editions.put(campaign, edition)));
    }
    return Future.all(loading).map(all -> editions);
  }

  private Future<Edition> tried(String campaign, Edition edition, Optional<Draw> draw) {
    if (draw.isEmpty()) {
      return Future.succeededFuture(edition);
    }
    List<Integer> versions = draw.get().versions();
    List<Future<Spoken>> loading =
        versions.stream().map(version -> copies.of(campaign, version)).toList();
    return Future.all(loading)
        .map(
            loaded -> {
              List<Edition> variants = new ArrayList<>();
              for (int each = 0; each < versions.size(); each++) {
                variants.add(edition.saying(versions.get(each), loaded.resultAt(each)));
              }
              return edition.trying(new Variants(draw.get(), List.copyOf(variants)));
            });
  }
}
