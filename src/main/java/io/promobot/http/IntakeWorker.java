package io.promobot.http;

import io.promobot.db.BatchWorker;
import io.promobot.db.Database;
import io.promobot.db.DatabaseFailure;
import io.promobot.lead.NewLead;
import io.promobot.lead.Registered;
import io.promobot.support.Asked;
import io.promobot.support.NewRequest;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Takes what bot builders send: whatever comes while a transaction is under way goes together into
 * the next one. A call that carries the key of another has no effect and is answered as that was.
 *
 * @param <T> what is told
 * @param <A> what comes of it
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

  /** What follows from what is told, in its order and in one transaction. */
  public interface Effect<T, A> {
    Future<List<A>> of(SqlConnection tx, List<T> told);
  }

  private record Call<T>(T told, Optional<String> key, Promise<Answer> answer) {}

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

  /** Takes registrations. */
  public static IntakeWorker<NewLead, Registered> ofLeads(
      Database db, String page, Effect<NewLead, Registered> effect, Runnable committed) {
    return new IntakeWorker<>(db, new AnsweredStore(page), effect, LeadForm::answer, committed);
  }

  /** Takes questions. */
  public static IntakeWorker<NewRequest, Asked> ofRequests(
      Database db, String page, Effect<NewRequest, Asked> effect, Runnable committed) {
    return new IntakeWorker<>(db, new AnsweredStore(page), effect, RequestForm::answer, committed);
  }

  /** Completes when all effects are committed. */
  Future<Answer> take(T told, Optional<String> key) {
    var call = new Call<>(told, key, Promise.promise());
    batches.expire(PATIENCE_MS * 1_000_000L);
    return batches.add(call).compose(done -> call.answer().future());
  }

  /** Succeeds always, for each call is told by itself how it went. */
  private Future<Void> take(List<Call<T>> batch) {
    db.grew(batch.size());
    return db.ingestTransaction(tx -> answers(tx, batch))
        .map(answers -> tell(batch, answers))
        .recover(failure -> apart(batch, failure));
  }

  private Void tell(List<Call<T>> batch, List<Answer> answers) {
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).answer().complete(answers.get(i));
    }
    committed.run();
    return null;
  }

  /** One call that cannot be taken must not take others with it. */
  private Future<Void> apart(List<Call<T>> batch, Throwable failure) {
    var kind = Database.failureOf(failure);
    if (batch.size() == 1 || kind == DatabaseFailure.UNAVAILABLE) {
      batch.forEach(call -> call.answer().tryFail(failure));
      return Future.succeededFuture();
    }
    int half = batch.size() / 2;
    return take(batch.subList(0, half)).compose(done -> take(batch.subList(half, batch.size())));
  }

  private Future<List<Answer>> answers(SqlConnection tx, List<Call<T>> batch) {
    var keys = new TreeSet<String>();
    batch.forEach(call -> call.key().ifPresent(keys::add));
    if (keys.isEmpty()) {
      return effects(tx, batch);
    }
    return answered.take(tx, keys).compose(taken -> answers(tx, batch, keys, taken));
  }

  private Future<List<Answer>> answers(
      SqlConnection tx, List<Call<T>> batch, Set<String> keys, Set<String> taken) {
    var fresh = new ArrayList<Call<T>>();
    var waiting = new HashSet<>(taken);
    for (var call : batch) {
      if (call.key().map(waiting::remove).orElse(true)) {
        fresh.add(call);
      }
    }
    return effects(tx, fresh)
        .compose(answers -> kept(tx, fresh, answers))
        .compose(fromNow -> withEarlier(tx, keys, taken, fromNow))
        .map(byCall -> batch.stream().map(call -> byCall.get(name(call))).toList());
  }

  private Future<List<Answer>> effects(SqlConnection tx, List<Call<T>> fresh) {
    return effect
        .of(tx, fresh.stream().map(Call::told).toList())
        .map(results -> results.stream().map(words).toList());
  }

  /** By the calls' keys; those that carry none stand by themselves. */
  private Future<Map<Object, Answer>> kept(
      SqlConnection tx, List<Call<T>> fresh, List<Answer> answers) {
    Map<Object, Answer> all = new HashMap<>();
    Map<String, Answer> keyed = new HashMap<>();
    for (int i = 0; i < fresh.size(); i++) {
      var answer = answers.get(i);
      all.put(name(fresh.get(i)), answer);
      fresh.get(i).key().ifPresent(key -> keyed.put(key, answer));
    }
    return (keyed.isEmpty() ? Future.<Void>succeededFuture() : answered.keep(tx, keyed)).map(all);
  }

  private static Object name(Call<?> call) {
    return call.key().<Object>map(key -> key).orElse(call.answer());
  }

  private Future<Map<Object, Answer>> withEarlier(
      SqlConnection tx, Set<String> keys, Set<String> taken, Map<Object, Answer> fromNow) {
    var earlier = new HashSet<>(keys);
    earlier.removeAll(taken);
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
}
