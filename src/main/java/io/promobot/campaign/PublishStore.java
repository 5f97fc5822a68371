package io.promobot.campaign;

import io.promobot.outbox.CopyStore;
import io.promobot.wording.Copy;
import io.promobot.wording.Voice;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Map;
import java.util.function.Supplier;

/** Makes the versions of campaigns' texts, each with all languages. */
final class PublishStore {
  private final String page;
  private final Supplier<Voice> voice;
  private final SharedCodeStore codes;

  PublishStore(String page, Supplier<Voice> voice, SharedCodeStore codes) {
    this.page = page;
    this.voice = voice;
    this.codes = codes;
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
        Tuple.of(page, id, present.getInteger("version") + 1)
            .addJsonObject(fields(after))
            .addString(after.language().tag())
            .addJsonObject(new JsonObject(after.translations()));
    return tx.preparedQuery(PUBLISH).execute(next).compose(published -> codes.publish(tx, id));
  }

  private static final String PUBLISH =
      """
      WITH edition AS (
        INSERT INTO campaign_copy (page_id, campaign_id, version, fields, language, translations)
        VALUES ($1, $2, $3, $4, $5, $6))
      UPDATE campaign SET version = $3 WHERE page_id = $1 AND id = $2
      """;

  private static Row only(RowSet<Row> rows, Supplier<NoSuchCampaign> missing) {
    return rows.stream().findFirst().orElseThrow(missing);
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
