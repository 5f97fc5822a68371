package io.promobot.image;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Redraws uploads on a worker thread, one at a time: a large photo takes much memory. */
public final class ImageWorker {
  private static final int LONGEST_SIDE = 2_000;
  private static final int AT_MOST = 4;

  private final WorkerExecutor workers;
  private final AtomicInteger places = new AtomicInteger(AT_MOST);

  /** Separate from the places, because the client may disconnect before the picture is drawn. */
  private final AtomicInteger drawing = new AtomicInteger();

  public ImageWorker(Vertx vertx) {
    this.workers = vertx.createSharedWorkerExecutor("images", 1);
  }

  /** Claims a place among the few concurrent uploads, body included; release it afterwards. */
  public Optional<Runnable> enter() {
    if (places.getAndDecrement() > 0) {
      return Optional.of(places::incrementAndGet);
    }
    places.incrementAndGet();
    return Optional.empty();
  }

  /** Fails with {@link PictureRefused} when it is not a picture that we can use. */
  public Future<Picture> redraw(byte[] file) {
    if (drawing.incrementAndGet() > AT_MOST) {
      drawing.decrementAndGet();
      return Future.failedFuture(PictureRefused.busy());
    }
    return workers
        .executeBlocking(() -> redrawn(file), false)
        .onComplete(over -> drawing.decrementAndGet());
  }

  static Picture redrawn(byte[] file) {
    PictureKind kind = PictureKind.of(file);
    PictureParts parts = PictureParts.of(kind, file);
    return PictureWriter.write(new PictureReader(kind, parts, LONGEST_SIDE).read(), LONGEST_SIDE);
  }
}
