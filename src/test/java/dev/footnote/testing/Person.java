package dev.footnote.testing;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody with an account and a session. */
public record Person(Client client, String email, UUID id, String refreshToken) {

  private static final AtomicLong NUMBER = new AtomicLong(System.nanoTime());

  /** A new account, signed in once. */
  public static Person at(int port) {
    var email = "somebody" + NUMBER.incrementAndGet() + "@example.org";
    var account =
        Client.at(port)
            .post("/api/v1/auth/register", Map.of("email", email, "password", Client.PASSWORD))
            .expect(201);
    return signIn(port, email, UUID.fromString(account.body().path("id").asString()));
  }

  /** A new administrator. */
  public static Person administratorAt(int port, JdbcClient jdbc) {
    var person = at(port);
    jdbc.sql("update users set role = 'admin' where id = :id").param("id", person.id()).update();
    return person;
  }

  /** The same person in another session. */
  public Person signedInAgain(int port) {
    return signIn(port, email, id);
  }

  private static Person signIn(int port, String email, UUID id) {
    var tokens = login(port, email, Client.PASSWORD).expect(200).body();
    return new Person(
        Client.at(port).withToken(tokens.path("access_token").asString()),
        email,
        id,
        tokens.path("refresh_token").asString());
  }

  public static Client.Reply login(int port, String email, String password) {
    return Client.at(port).post("/api/v1/auth/login", Map.of("email", email, "password", password));
  }

  /** Exchanges the refresh token. */
  public Client.Reply refresh(int port) {
    return Client.at(port).post("/api/v1/auth/refresh", Map.of("refresh_token", refreshToken));
  }

  /** A request of the client with a JSON body, whatever the method. */
  public Client.Reply send(String method, String path, Object body) {
    return client.send(client.json(path, method, body));
  }
}
