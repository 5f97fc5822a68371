package io.promobot.access;

import io.promobot.http.PublicUrl;
import java.net.URI;
import java.util.function.LongSupplier;

/** Who may come in, and from which address. */
public record Access(OwnerWorker owner, SessionStore sessions, URI publicUrl, LongSupplier nanos) {
  public PublicUrl url() {
    return new PublicUrl(publicUrl);
  }
}
