package io.promobot.db;

import io.promobot.house.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;

/**
 * An empty database on a server of its own that refuses connections without TLS, with a certificate
 * that no authority vouches for, like a platform's database add-on.
 */
public final class TlsDatabase implements AutoCloseable {
  // the fixture itself signs in as the superuser, before there is anything to protect
  private static final String WHO_MAY_COME =
      """
      host    all postgres 127.0.0.1/32 scram-sha-256
      hostssl all promobot 127.0.0.1/32 scram-sha-256
      """;

  private final Path folder;
  private final EmbeddedDatabase server;

  private TlsDatabase(Path folder, EmbeddedDatabase server) {
    this.folder = folder;
    this.server = server;
  }

  public static TlsDatabase start()
      throws IOException, GeneralSecurityException, InterruptedException {
    var folder = Files.createTempDirectory("promobot-tls");
    var certificate = folder.resolve("server.crt");
    var key = folder.resolve("server.key");
    try (var made = TestCertificate.of("database.example")) {
      made.writePem(certificate, key);
    }
    var settings = new HashMap<>(TestDatabase.FAST);
    settings.put("ssl", "on");
    settings.put("ssl_cert_file", certificate.toString());
    settings.put("ssl_key_file", key.toString());
    settings.put(
        "hba_file", Files.writeString(folder.resolve("who-may-come"), WHO_MAY_COME).toString());
    return new TlsDatabase(
        folder, EmbeddedDatabase.start(folder.resolve("data"), TestDatabase.programs(), settings));
  }

  /** Where it is, for those who try without TLS. */
  public DatabaseAddress withoutTls() {
    return server.address();
  }

  public DatabaseAddress address() {
    var plain = withoutTls();
    return new DatabaseAddress(
        plain.first().host(),
        plain.first().port(),
        plain.database(),
        plain.user(),
        plain.password(),
        SslMode.REQUIRE);
  }

  @Override
  public void close() throws IOException {
    server.close();
    PostgresBinaries.delete(folder);
  }
}
