package io.promobot.image;

import java.util.LinkedHashMap;
import java.util.Optional;

/** The most recently requested pictures, up to a number of bytes. */
final class ImageCache {
  private final long most;
  private final LinkedHashMap<String, Picture> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  ImageCache(long most) {
    this.most = most;
  }

  synchronized Optional<Picture> find(String name) {
    return Optional.ofNullable(kept.get(name));
  }

  synchronized void keep(String name, Picture picture) {
    if (picture.bytes().length > most || kept.putIfAbsent(name, picture) != null) {
      return;
    }
    bytes += picture.bytes().length;
    for (var oldest = kept.entrySet().iterator(); bytes > most; ) {
      bytes -= oldest.next().getValue().bytes().length;
      oldest.remove();
    }
  }

  synchronized long bytes() {
    return bytes;
  }
}
