package io.promobot.house;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A key and a certificate of its own for one host, in a file, made by the JDK's keytool. */
public final class TestCertificate implements AutoCloseable {
  public static final String PASSWORD = "changeit";

  private final Path folder;

  private TestCertificate(Path folder) {
    this.folder = folder;
  }

  public static TestCertificate of(String host) throws IOException, InterruptedException {
    TestCertificate made = new TestCertificate(Files.createTempDirectory("certificate"));
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    List<String> command =
        List.of(
            keytool,
            "-genkeypair",
            "-keyalg",
            "EC",
            "-alias",
            "test",
            "-dname",
            "CN=" + host,
            "-ext",
            "san=" + (host.indexOf(':') < 0 ? "dns:" : "ip:") + host,
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD,
            "-keystore",
            made.file().toString());
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(made.log()).start();
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new AssertionError(Files.readString(made.log().toPath()));
    }
    return made;
  }

  private java.io.File log() {
    return folder.resolve("log").toFile();
  }

  public Path file() {
    return folder.resolve("keys.p12");
  }

  /** The same in two files as OpenSSL reads them, the key for its owner only. */
  public void writePem(Path certificate, Path key) throws IOException, GeneralSecurityException {
    KeyStore keys = keys();
    Files.writeString(certificate, pem("CERTIFICATE", keys.getCertificate("test").getEncoded()));
    Files.createFile(
        key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(
        key, pem("PRIVATE KEY", keys.getKey("test", PASSWORD.toCharArray()).getEncoded()));
  }

  private static String pem(String what, byte[] der) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, text, what);
  }

  private KeyStore keys() throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file())) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return keys;
  }

  public SSLContext server() throws IOException, GeneralSecurityException {
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys(), PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file());
    Files.deleteIfExists(log().toPath());
    Files.deleteIfExists(folder);
  }
}
