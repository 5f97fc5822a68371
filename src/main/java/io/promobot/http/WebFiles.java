package io.promobot.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The files of a class path folder, read once. What is not among them does not exist, so no
 * address, however twisted, leads anywhere else.
 */
final class WebFiles {
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("gif", "image/gif"),
          Map.entry("webp", "image/webp"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("woff2", "font/woff2"));

  private final Map<String, byte[]> files;

  private WebFiles(Map<String, byte[]> files) {
    this.files = Map.copyOf(files);
  }

  /** Everything below a folder of the class path; nothing when there is no such folder. */
  static WebFiles of(String folder) {
    URL url = WebFiles.class.getClassLoader().getResource(folder);
    if (url == null) {
      return new WebFiles(Map.of());
    }
    try {
      URI uri = url.toURI();
      if (!uri.getScheme().equals("jar")) {
        return new WebFiles(read(Path.of(uri)));
      }
      try (var jar = FileSystems.newFileSystem(uri, Map.of())) {
        return new WebFiles(read(jar.getPath(folder)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, byte[]> read(Path folder) throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    try (var all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (!hidden(name)) {
          files.put(name, Files.readAllBytes(file));
        }
      }
    }
    return files;
  }

  private static boolean hidden(String name) {
    return name.startsWith(".") || name.contains("/.");
  }

  Optional<byte[]> bytes(String name) {
    return Optional.ofNullable(files.get(name));
  }

  /** The content type of a file that may be shown; others are not for the world. */
  static Optional<String> type(String name) {
    return Optional.ofNullable(TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
  }
}
