package io.promobot.campaign;

import io.promobot.outbox.CopyStore;
import io.promobot.wording.Copy;
import io.promobot.wording.Voice;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Map;
import java.util.function.Supplier;

/** Makes the versions of campaigns' texts, each with all languages. */
final class PublishStore {
  private final String page;
  private final Supplier<Voice> voice;
  private final SharedCodeStore codes;
  private final VariantCopyStore variants;

  PublishStore(String page, Supplier<Voice> voice, SharedCodeStore codes) {
    this.page = page;
    this.voice = voice;
    this.codes = codes;
    this.variants = new VariantCopyStore(page, voice);
  }

  /** Fails with {@link CopyRefused} or {@link NoSuchCampaign}. */
  Future<Void> publish(SqlConnection tx, String id, CopyChange change) {
    return present(tx, id).compose(row -> save(tx, id, change, row));
  }

  /** Fails with {@link CopyRefused} or {@link NoSuchCampaign}. */
  Future<Void> restore(SqlConnection tx, String id, int version) {
    return present(tx, id)
        .compose(
            row ->
                copyRow(tx, id, version, NoSuchCampaign::version)
                    .compose(older -> restore(tx, id, copy(older), row)));
  }

  private Future<Void> restore(SqlConnection tx, String id, Copy older, Row present) {
    CopyChange.refuse(older.mistakes(voice.get().business()));
    return save(tx, id, older, present);
  }

  private Future<Row> present(SqlConnection tx, String id) {
    return tx.preparedQuery(LOCK)
        .execute(Tuple.of(page, id))
        .map(rows -> only(rows, NoSuchCampaign::new))
        .compose(row -> copyRow(tx, id, row.getInteger("version"), NoSuchCampaign::new));
  }

  // Read only once the lock is held: a join would return the version that was the latest before the
  // lock.
  private static final String LOCK =
      "SELECT version FROM campaign WHERE page_id = $1 AND id = $2 FOR NO KEY UPDATE";

  private Future<Row> copyRow(
      SqlConnection tx, String id, int version, Supplier<NoSuchCampaign> missing) {
    return tx.preparedQuery(COPY)
        .execute(Tuple.of(page, id, version))
        .map(rows -> only(rows, missing));
  }

  private static final String COPY =
      """
      SELECT e.version, e.language, e.fields, e.translations, c.story
      FROM campaign_copy e JOIN campaign c ON c.page_id = e.page_id AND c.id = e.campaign_id
      WHERE e.page_id = $1 AND e.campaign_id = $2 AND e.version = $3
      """;

  private Future<Void> save(SqlConnection tx, String id, CopyChange change, Row present) {
    String name = change.checkedName().orElse(null);
    Copy after = change.appliedTo(copy(present), voice.get().business());
    return tx.preparedQuery(RENAME)
        .execute(Tuple.of(page, id, name))
        .compose(renamed -> save(tx, id, after, present));
  }

  private static final String RENAME =
      "UPDATE campaign SET name = coalesce($3, name) WHERE page_id = $1 AND id = $2";

  private Future<Void> save(SqlConnection tx, String id, Copy after, Row present) {
    if (after.equals(copy(present))) {
      return Future.succeededFuture();
    }
    Tuple next =
        Tuple.of(page, id)
            .addJsonObject(fields(after))
            .addString(after.language().tag())
            .addJsonObject(new JsonObject(after.translations()));
    return tx.preparedQuery(PUBLISH)
        .execute(next)
        .compose(published -> codes.publish(tx, id))
        .compose(known -> variants.follow(tx, id, after));
  }

  private static final String PUBLISH =
      """
      WITH next AS (
        SELECT max(version) + 1 AS version FROM campaign_copy
        WHERE page_id = $1 AND campaign_id = $2),
      edition AS (
        INSERT INTO campaign_copy (page_id, campaign_id, version, fields, language, translations)
        SELECT $1, $2, version, $3, $4, $5 FROM next)
      UPDATE campaign c SET version = next.version FROM next WHERE page_id = $1 AND id = $2
      """;

  private static Row only(RowSet<Row> rows, Supplier<NoSuchCampaign> missing) {
    return rows.stream().findFirst().orElseThrow(missing);
  }

  /** The campaign's texts; fails with {@link NoSuchCampaign}. */
  Future<Copy> read(SqlClient client, String id) {
    return client
        .preparedQuery(PRESENT)
        .execute(Tuple.of(page, id))
        .map(rows -> copy(only(rows, NoSuchCampaign::new)));
  }

  private static final String PRESENT =
      """
      SELECT e.version, e.language, e.fields, e.translations, c.story
      FROM campaign c JOIN campaign_copy e
        ON e.page_id = c.page_id AND e.campaign_id = c.id AND e.version = c.version
      WHERE c.page_id = $1 AND c.id = $2
      """;

  /** The campaign's texts, which nobody changes before the end of this transaction. */
  Future<Copy> locked(SqlConnection tx, String id) {
    return present(tx, id).map(this::copy);
  }

  /** Publishes exactly this copy. */
  Future<Void> replace(SqlConnection tx, String id, Copy after) {
    return present(tx, id).compose(row -> save(tx, id, after, row));
  }

  /** All texts of the main language, so that another default does not change what was published. */
  static JsonObject fields(Copy copy) {
    return new JsonObject(Map.copyOf(copy.main().fields()));
  }

  /** The texts of a row, with the shop's main language as it is now. */
  Copy copy(Row row) {
    return CopyStore.copy(row).mainly(voice.get().language());
  }
}
