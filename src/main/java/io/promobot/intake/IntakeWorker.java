package io.promobot.intake;

import io.promobot.db.BatchWorker;
import io.promobot.db.Database;
import io.promobot.db.DatabaseFailure;
import io.promobot.http.Problem;
import io.promobot.intake.AnsweredStore.Kept;
import io.promobot.lead.NewLead;
import io.promobot.lead.Registered;
import io.promobot.support.Asked;
import io.promobot.support.NewRequest;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Accepts what bot builders send: calls that arrive while a transaction is under way go together
 * into the next one. A call that repeats another has no effect and gets its answer; one that reuses
 * the key of another for something else is refused.
 *
 * @param <T> what is sent
 * @param <A> its result
 */
public final class IntakeWorker<T, A> {
  private static final int LARGEST_BATCH = 500;
  private static final int LARGEST_BACKLOG = 10_000;
  private static final int PATIENCE_MS = 3_000;

  private final Database db;
  private final AnsweredStore answered;
  private final Effect<T, A> effect;
  private final Function<A, Answer> words;
  private final Runnable committed;
  private final BatchWorker<Call<T>> batches =
      new BatchWorker<>(LARGEST_BATCH, LARGEST_BACKLOG, this::take);

  /** The effects of what was sent, in its order and in one transaction. */
  public interface Effect<T, A> {
    Future<List<A>> of(SqlConnection tx, List<T> told);
  }

  private record Call<T>(T told, Optional<IntakeKey> key, Promise<Answer> answer) {}

  private IntakeWorker(
      Database db,
      AnsweredStore answered,
      Effect<T, A> effect,
      Function<A, Answer> words,
      Runnable committed) {
    this.db = db;
    this.answered = answered;
    this.effect = effect;
    this.words = words;
    this.committed = committed;
  }

  /** For registrations. */
  public static IntakeWorker<NewLead, Registered> ofLeads(
      Database db, String page, Effect<NewLead, Registered> effect, Runnable committed) {
    return new IntakeWorker<>(db, new AnsweredStore(page), effect, LeadForm::answer, committed);
  }

  /** For questions. */
  public static IntakeWorker<NewRequest, Asked> ofRequests(
      Database db, String page, Effect<NewRequest, Asked> effect, Runnable committed) {
    return new IntakeWorker<>(db, new AnsweredStore(page), effect, RequestForm::answer, committed);
  }

  /** Completes when all effects are committed. */
  Future<Answer> take(T told, Optional<IntakeKey> key) {
    var call = new Call<>(told, key, Promise.promise());
    batches.expire(PATIENCE_MS * 1_000_000L);
    return batches.add(call).compose(done -> call.answer().future());
  }

  /** Always succeeds, because each call gets its own result. */
  private Future<Void> take(List<Call<T>> batch) {
    db.grew(batch.size());
    return db.ingestTransaction(tx -> answers(tx, batch))
        .map(answers -> tell(batch, answers))
        .recover(failure -> apart(batch, failure));
  }

  private Void tell(List<Call<T>> batch, List<Optional<Answer>> answers) {
    for (int i = 0; i < batch.size(); i++) {
      var answer = batch.get(i).answer();
      answers.get(i).ifPresentOrElse(answer::complete, () -> answer.fail(anotherRequest()));
    }
    committed.run();
    return null;
  }

  /** One call that cannot be accepted must not fail others with it. */
  private Future<Void> apart(List<Call<T>> batch, Throwable failure) {
    var kind = Database.failureOf(failure);
    if (batch.size() == 1 || kind == DatabaseFailure.UNAVAILABLE) {
      batch.forEach(call -> call.answer().tryFail(failure));
      return Future.succeededFuture();
    }
    int half = batch.size() / 2;
    return take(batch.subList(0, half)).compose(done -> take(batch.subList(half, batch.size())));
  }

  private static Problem anotherRequest() {
    return Problem.mixedUp(
        "Idempotency-Key",
        "came before with other data; send a new key with each new request, and the same one only"
            + " to repeat a request unchanged");
  }

  /** Empty for calls that use the key of another request. */
  private Future<List<Optional<Answer>>> answers(SqlConnection tx, List<Call<T>> batch) {
    SortedMap<String, IntakeKey> keys = new TreeMap<>();
    batch.forEach(call -> call.key().ifPresent(key -> keys.putIfAbsent(key.key(), key)));
    if (keys.isEmpty()) {
      return effects(tx, batch).map(all -> all.stream().map(Optional::of).toList());
    }
    return answered.take(tx, keys).compose(taken -> answers(tx, batch, keys, taken));
  }

  private Future<List<Optional<Answer>>> answers(
      SqlConnection tx, List<Call<T>> batch, Map<String, IntakeKey> keys, Set<String> taken) {
    var fresh = new ArrayList<Call<T>>();
    var waiting = new HashSet<>(taken);
    for (var call : batch) {
      if (call.key().map(key -> waiting.remove(key.key())).orElse(true)) {
        fresh.add(call);
      }
    }
    keys.keySet().removeAll(taken);
    return effects(tx, fresh)
        .compose(answers -> kept(tx, fresh, answers))
        .compose(fromNow -> withEarlier(tx, keys.values(), fromNow))
        .map(byCall -> batch.stream().map(call -> answer(call, byCall)).toList());
  }

  private Future<List<Answer>> effects(SqlConnection tx, List<Call<T>> fresh) {
    return effect
        .of(tx, fresh.stream().map(Call::told).toList())
        .map(results -> results.stream().map(words).toList());
  }

  /** By the calls' keys; those without one are on their own. */
  private Future<Map<Object, Kept>> kept(
      SqlConnection tx, List<Call<T>> fresh, List<Answer> answers) {
    Map<Object, Kept> all = new HashMap<>();
    Map<String, Kept> keyed = new HashMap<>();
    for (int i = 0; i < fresh.size(); i++) {
      var call = fresh.get(i);
      var kept = new Kept(answers.get(i), call.key().map(IntakeKey::request));
      all.put(name(call), kept);
      call.key().ifPresent(key -> keyed.put(key.key(), kept));
    }
    return (keyed.isEmpty() ? Future.<Void>succeededFuture() : answered.keep(tx, keyed)).map(all);
  }

  private static Object name(Call<?> call) {
    return call.key().<Object>map(IntakeKey::key).orElse(call.answer());
  }

  private Future<Map<Object, Kept>> withEarlier(
      SqlConnection tx, Collection<IntakeKey> earlier, Map<Object, Kept> fromNow) {
    if (earlier.isEmpty()) {
      return Future.succeededFuture(fromNow);
    }
    return answered
        .find(tx, earlier)
        .map(
            found -> {
              fromNow.putAll(found);
              return fromNow;
            });
  }

  private static Optional<Answer> answer(Call<?> call, Map<Object, Kept> byCall) {
    Kept kept = byCall.get(name(call));
    return call.key().map(kept::isFor).orElse(true) ? Optional.of(kept.answer()) : Optional.empty();
  }
}
