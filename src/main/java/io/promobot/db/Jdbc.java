package io.promobot.db;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** JDBC connections for the few steps that block: at start, and for backups. */
public final class Jdbc {
  private static final int CONNECT_SECONDS = 5;
  private static final int PATIENT_SECONDS = 30;
  private static final int SILENT_SECONDS = 600;

  private Jdbc() {}

  /** A connection for long work that nobody is waiting for. */
  public static Connection open(DatabaseAddress address) throws SQLException {
    return patient(address, PATIENT_SECONDS);
  }

  /** Waits this long for the server to answer. */
  static Connection patient(DatabaseAddress address, int seconds) throws SQLException {
    var source = source(address);
    source.setLoginTimeout(seconds);
    return source.getConnection();
  }

  static PGSimpleDataSource source(DatabaseAddress address) {
    var source = new PGSimpleDataSource();
    source.setServerNames(new String[] {address.host()});
    source.setPortNumbers(new int[] {address.port()});
    source.setDatabaseName(address.database());
    source.setUser(address.user());
    source.setPassword(address.password());
    source.setApplicationName("promobot-start");
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setLoginTimeout(CONNECT_SECONDS);
    source.setSocketTimeout(SILENT_SECONDS);
    source.setTcpKeepAlive(true);
    source.setSslMode(address.sslMode().word());
    if (address.sslMode() == SslMode.VERIFY_CA || address.sslMode() == SslMode.VERIFY_FULL) {
      // Java's own list of authorities, as in the pools; the driver would look for ~/.postgresql
      source.setSslfactory("org.postgresql.ssl.DefaultJavaSSLFactory");
    }
    return source;
  }
}
