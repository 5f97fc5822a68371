package io.promobot.intent;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What was learned from the phrases: one head for intents and one for languages. */
record Model(Head intents, Head languages) {
  /** Where the build puts it, beside the classes. */
  static final String FILE = "intent.model";

  double[] intent(int[] hashes) {
    return intents.scores(hashes);
  }

  double[] language(int[] hashes) {
    return languages.scores(hashes);
  }

  byte[] bytes() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      intents.write(out);
      languages.write(out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  static Model read(InputStream bytes) throws IOException {
    var in = new DataInputStream(new BufferedInputStream(bytes));
    return new Model(Head.read(in), Head.read(in));
  }

  /** The one that the build made of the phrases. */
  static Model ofTheJar() {
    try (var file = Model.class.getResourceAsStream("/" + FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is missing: ./mvnw process-classes makes it");
      }
      return read(file);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
