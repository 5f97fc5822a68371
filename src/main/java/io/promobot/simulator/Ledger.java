package io.promobot.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What really happened at the mocked Messenger; tests read it from their own thread, which is why
 * it locks.
 */
public final class Ledger {
  private static final int KEPT = 200_000;

  private final SendRecord[] sends = new SendRecord[KEPT];
  private final Map<String, Integer> metadata = new HashMap<>();
  private final Map<String, Long> refused = new TreeMap<>();
  private long accepted;
  private long unanswered;
  private long webhooksDelivered;
  private long webhooksRetried;
  private long eventsDelivered;
  private long eventsWaiting;
  private long profileLookups;
  private long duplicateMetadata;

  public synchronized LedgerTotals totals() {
    return new LedgerTotals(
        accepted,
        Map.copyOf(refused),
        unanswered,
        webhooksDelivered,
        webhooksRetried,
        eventsDelivered,
        eventsWaiting,
        profileLookups,
        duplicateMetadata);
  }

  /** Accepted sends with a number above {@code after}, in the order they were accepted. */
  public synchronized List<SendRecord> sends(long after, int limit) {
    List<SendRecord> found = new ArrayList<>();
    long oldest = Math.max(0, accepted - KEPT);
    for (long n = Math.max(after, oldest) + 1; n <= accepted && found.size() < limit; n++) {
      found.add(sends[slot(n)]);
    }
    return List.copyOf(found);
  }

  synchronized void accepted(String psid, String mid, BotMessage message, Instant at) {
    accepted++;
    forget(Optional.ofNullable(sends[slot(accepted)]));
    sends[slot(accepted)] =
        new SendRecord(
            accepted, psid, message.metadata(), mid, message.kind(), message.opening(), at);
    message.metadata().ifPresent(this::remember);
  }

  private void remember(String mark) {
    if (metadata.merge(mark, 1, Integer::sum) > 1) {
      duplicateMetadata++;
    }
  }

  private void forget(Optional<SendRecord> oldest) {
    oldest
        .flatMap(SendRecord::metadata)
        .ifPresent(mark -> metadata.computeIfPresent(mark, (m, n) -> n > 1 ? n - 1 : null));
  }

  private int slot(long n) {
    return (int) (n % KEPT);
  }

  synchronized void refused(int code) {
    refused.merge(Integer.toString(code), 1L, Long::sum);
  }

  synchronized void unanswered() {
    unanswered++;
  }

  synchronized void profileLookup() {
    profileLookups++;
  }

  synchronized void eventWaits() {
    eventsWaiting++;
  }

  synchronized void webhookDelivered(int events) {
    webhooksDelivered++;
    eventsDelivered += events;
    eventsWaiting -= events;
  }

  synchronized void webhookRetried() {
    webhooksRetried++;
  }

  synchronized void clear() {
    Arrays.fill(sends, null);
    metadata.clear();
    refused.clear();
    accepted = 0;
    unanswered = 0;
    webhooksDelivered = 0;
    webhooksRetried = 0;
    eventsDelivered = 0;
    eventsWaiting = 0;
    profileLookups = 0;
    duplicateMetadata = 0;
  }
}
