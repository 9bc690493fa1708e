package dev.footnote.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A server's certificate for one host name, signed by an authority that nobody knows, both made by
 * the JDK's keytool.
 *
 * @param context what the server is set up with
 * @param authority PEM file with the authority's certificate
 * @param store PKCS #12 file with both certificates, which can be trusted by a whole Java process
 */
public record ServerCertificate(SSLContext context, Path authority, Path store) {

  /** Of the store. */
  public static final String PASSWORD = "changeit";

  public static ServerCertificate of(Path folder, String host) {
    var store = folder.resolve(host + ".p12");
    var authority = folder.resolve(host + ".pem");
    var make = List.of("-genkeypair", "-keyalg", "EC", "-validity", "2", "-dname", "CN=test");
    keytool(store, "authority", make, List.of("-ext", "bc:c"));
    keytool(store, "server", make, List.of("-ext", "san=dns:" + host, "-signer", "authority"));
    keytool(store, "authority", List.of("-exportcert", "-rfc", "-file", authority.toString()));
    return new ServerCertificate(context(store), authority, store);
  }

  @SafeVarargs
  private static void keytool(Path store, String alias, List<String>... options) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    for (var some : options) {
      command.addAll(some);
    }
    command.addAll(List.of("-alias", alias, "-keystore", store.toString(), "-storepass", PASSWORD));
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var output = new String(process.getInputStream().readAllBytes());
      if (process.waitFor() != 0) {
        throw new AssertionError("keytool failed:\n" + output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static SSLContext context(Path file) {
    try {
      var store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
      store.deleteEntry("authority");
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, PASSWORD.toCharArray());
      var context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
