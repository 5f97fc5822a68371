package io.promobot.http;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The memory for all bodies being read, in shares that do not starve each other.
 *
 * <p>Nobody can tell Messenger from a stranger before a body is complete, but real bodies arrive
 * quickly. When a share is full, the body that has been arriving for longest makes room.
 */
public final class BodyBudget {
  private static final int SMALL = 16 * 1024;
  private static final int STEP = 4 * 1024;
  private static final long ONE_FILE = 17L << 20;

  private final Map<Kind, Share> shares = new EnumMap<>(Kind.class);
  private final LongSupplier nanos;

  /** Whose body it is. */
  public enum Kind {
    WEBHOOK(8, Duration.ZERO),
    LONG_WEBHOOK(3, Duration.ofMillis(500)),
    STRANGER(8, Duration.ZERO),
    VISITOR(8, Duration.ofSeconds(1)),
    FILE(3, Duration.ofDays(1));

    private final int divisor;

    /** Nobody has to make room first. */
    private final long safeNanos;

    Kind(int divisor, Duration safe) {
      this.divisor = divisor;
      this.safeNanos = safe.toNanos();
    }
  }

  /** The bodies that share one part of the memory; the one that began first comes first. */
  private static final class Share {
    private final long limit;
    private final Set<Lease> reading = new LinkedHashSet<>();
    private long taken;

    Share(long limit) {
      this.limit = limit;
    }
  }

  BodyBudget(long bytes, LongSupplier nanos) {
    this.nanos = nanos;
    for (var kind : Kind.values()) {
      long part = bytes / kind.divisor;
      shares.put(kind, new Share(kind == Kind.FILE ? Math.max(part, ONE_FILE) : part));
    }
  }

  /**
   * Starts reading a body.
   *
   * @param makeRoom called when the body has lost its place to another
   */
  Lease lease(Kind kind, Runnable makeRoom) {
    return new Lease(kind, makeRoom);
  }

  synchronized long taken() {
    return shares.values().stream().mapToLong(share -> share.taken).sum();
  }

  /** One body's part. */
  final class Lease {
    private final Runnable makeRoom;
    private final long since = nanos.getAsLong();
    private Kind kind;
    private long charged;
    private boolean over;

    private Lease(Kind kind, Runnable makeRoom) {
      this.kind = kind;
      this.makeRoom = makeRoom;
    }

    /** Whether there is room for the body to be this long. */
    boolean reach(int length) {
      synchronized (BodyBudget.this) {
        if (over) {
          return false;
        }
        if (kind == Kind.WEBHOOK && length > SMALL) {
          giveBack();
          kind = Kind.LONG_WEBHOOK;
        }
        return take(cost(length) - charged);
      }
    }

    private boolean take(long more) {
      var share = shares.get(kind);
      while (share.taken + more > share.limit && oneLeaves(share)) {
        // until there is room or nobody left to leave
      }
      if (share.taken + more > share.limit) {
        return false;
      }
      share.taken += more;
      charged += more;
      share.reading.add(this);
      return true;
    }

    private boolean oneLeaves(Share share) {
      var oldest = share.reading.stream().filter(other -> other != this).findFirst();
      if (oldest.isEmpty() || nanos.getAsLong() - oldest.get().since < kind.safeNanos) {
        return false;
      }
      oldest.get().giveBack();
      oldest.get().over = true;
      oldest.get().makeRoom.run();
      return true;
    }

    /** The body is complete and in use: it keeps its memory and makes room for nobody. */
    void complete() {
      synchronized (BodyBudget.this) {
        shares.get(kind).reading.remove(this);
      }
    }

    /** Its memory is free again; may be called more than once. */
    void release() {
      synchronized (BodyBudget.this) {
        giveBack();
        over = true;
      }
    }

    private void giveBack() {
      var share = shares.get(kind);
      share.reading.remove(this);
      share.taken -= charged;
      charged = 0;
    }
  }

  /** Growing a buffer takes the old one and the new one. */
  private static long cost(int length) {
    return (2L * length + STEP - 1) / STEP * STEP;
  }
}
