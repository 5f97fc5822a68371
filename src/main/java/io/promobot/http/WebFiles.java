package io.promobot.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * The files of a class path folder, read once. Anything else does not exist, so no address, however
 * twisted, leads elsewhere.
 */
public final class WebFiles {
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

  static final String INDEX = "index.html";
  static final String TILL = "till.html";

  /** They have several addresses each, so they name their files from the root. */
  private static final List<String> ROOTED = List.of(INDEX, TILL);

  private static final Pattern OWN_ADDRESS = Pattern.compile("\\b(src|href)=\"/(?!/)");

  private final Map<String, byte[]> files;

  private WebFiles(Map<String, byte[]> files) {
    this.files = Map.copyOf(files);
  }

  /** Everything below a folder of the class path; empty when there is no such folder. */
  public static WebFiles of(String folder) {
    URL url = WebFiles.class.getClassLoader().getResource(folder);
    if (url == null) {
      return new WebFiles(Map.of());
    }
    try {
      return new WebFiles(
          url.openConnection() instanceof JarURLConnection jar
              ? read(jar, folder + "/")
              : read(Path.of(url.toURI())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** From the jar that is already open: a file system for it would take a tenth of a second. */
  private static Map<String, byte[]> read(JarURLConnection connection, String folder)
      throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    JarFile jar = connection.getJarFile();
    for (JarEntry entry : Collections.list(jar.entries())) {
      if (entry.getName().startsWith(folder) && !entry.isDirectory()) {
        keep(files, entry.getName().substring(folder.length()), jar.getInputStream(entry));
      }
    }
    return files;
  }

  private static Map<String, byte[]> read(Path folder) throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    try (var all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        keep(files, name, Files.newInputStream(file));
      }
    }
    return files;
  }

  private static void keep(Map<String, byte[]> files, String name, InputStream content)
      throws IOException {
    try (content) {
      if (!hidden(name)) {
        files.put(name, content.readAllBytes());
      }
    }
  }

  private static boolean hidden(String name) {
    return name.startsWith(".") || name.contains("/.");
  }

  /** The same with pages whose addresses begin with the path below which they are served. */
  public WebFiles below(String base) {
    if (base.isEmpty()) {
      return this;
    }
    Map<String, byte[]> moved = new HashMap<>(files);
    for (String name : ROOTED) {
      moved.computeIfPresent(
          name, (same, page) -> below(base, new String(page, UTF_8)).getBytes(UTF_8));
      moved.keySet().remove(name + ".br");
      moved.keySet().remove(name + ".gz");
    }
    return new WebFiles(moved);
  }

  private static String below(String base, String html) {
    return OWN_ADDRESS
        .matcher(html)
        .replaceAll("$1=\"" + base + "/")
        .replace(
            "<meta name=\"base\" content=\"\">", "<meta name=\"base\" content=\"" + base + "\">");
  }

  public Optional<byte[]> bytes(String name) {
    return Optional.ofNullable(files.get(name));
  }

  /** The content type of a file that may be shown; others are not public. */
  static Optional<String> type(String name) {
    return Optional.ofNullable(TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
  }
}
