package io.promobot.db;

import io.promobot.primary.DatabaseServer;
import io.promobot.primary.DatabaseServers;
import io.promobot.primary.NoPrimary;
import io.promobot.primary.PlaceSocketFactory;
import io.promobot.primary.ServerPlace;
import io.promobot.primary.TargetSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/** JDBC connections for the few steps that block: at start, and for backups. */
public final class Jdbc {
  private static final int SIGN_IN_SECONDS = 2;
  private static final int PATIENT_SECONDS = 30;
  private static final int SILENT_SECONDS = 600;
  private static final String NO_CONNECTION = "08001";

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

  /** To the server that is the database now. */
  static PGSimpleDataSource source(DatabaseAddress address) throws SQLException {
    if (address.servers().target() == TargetSession.ANY) {
      return driversChoice(address);
    }
    var place = place(address);
    var timeout = address.servers().connectTimeout();
    var only = new DatabaseServers(List.of(place.server()), TargetSession.ANY, timeout);
    var source = driversChoice(address.on(only));
    source.setSocketFactory(PlaceSocketFactory.class.getName());
    source.setSocketFactoryArg(place.address().getHostAddress());
    return source;
  }

  private static ServerPlace place(DatabaseAddress address) throws SQLException {
    try {
      return PrimaryCall.find(address);
    } catch (NoPrimary nobody) {
      if (!nobody.answered()) {
        failAsTheDriver(address);
      }
      throw new SQLException(nobody.getMessage(), NO_CONNECTION, nobody);
    }
  }

  /** It says why nobody answers: a wrong password needs a person. */
  private static void failAsTheDriver(DatabaseAddress address) throws SQLException {
    driversChoice(address).getConnection().close();
  }

  /** To the first that can be connected to. */
  static PGSimpleDataSource driversChoice(DatabaseAddress address) {
    var source = new PGSimpleDataSource();
    var servers = address.servers();
    int connectSeconds = (int) servers.connectTimeout().toSeconds();
    source.setServerNames(servers.all().stream().map(DatabaseServer::host).toArray(String[]::new));
    source.setPortNumbers(servers.all().stream().mapToInt(DatabaseServer::port).toArray());
    source.setDatabaseName(address.database());
    source.setUser(address.user());
    source.setPassword(address.password());
    source.setApplicationName("promobot-start");
    source.setConnectTimeout(connectSeconds);
    // one after the other: those before the right one may be away
    source.setLoginTimeout(servers.all().size() * (connectSeconds + SIGN_IN_SECONDS));
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
