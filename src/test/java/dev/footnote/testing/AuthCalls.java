package dev.footnote.testing;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The calls by which people come in and leave, and come back after a forgotten password. */
public record AuthCalls(Client client) {

  public static AuthCalls at(int port) {
    return new AuthCalls(Client.at(port));
  }

  /** Opens an account with that address and {@link Client#PASSWORD}; gives the address. */
  public String register(String email) {
    client.post("/api/v1/auth/register", credentials(email, Client.PASSWORD)).expect(201);
    return email;
  }

  public Client.Reply login(String email, String password) {
    return client.post("/api/v1/auth/login", credentials(email, password));
  }

  /** The tokens of a new session, by {@link Client#PASSWORD}. */
  public JsonNode signIn(String email) {
    return login(email, Client.PASSWORD).expect(200).body();
  }

  public Client.Reply refresh(String token) {
    return client.post("/api/v1/auth/refresh", Map.of("refresh_token", token));
  }

  public Client.Reply logout(String token) {
    return client.post("/api/v1/auth/logout", Map.of("refresh_token", token));
  }

  /** What the owner of these tokens is told of the account. */
  public Client.Reply me(JsonNode tokens) {
    return client.withToken(access(tokens)).get("/api/v1/auth/me");
  }

  public Client.Reply forgot(String email) {
    return client.post("/api/v1/auth/forgot-password", Map.of("email", email));
  }

  /** What is said of the token of a link. */
  public Client.Reply verify(String token) {
    return client.post("/api/v1/auth/verify-reset-token", Map.of("token", token));
  }

  public Client.Reply reset(String token, String password) {
    return client.post(
        "/api/v1/auth/reset-password", Map.of("token", token, "new_password", password));
  }

  public static Map<String, String> credentials(String email, String password) {
    return Map.of("email", email, "password", password);
  }

  public static String access(JsonNode tokens) {
    return tokens.path("access_token").asString();
  }

  public static String refreshToken(JsonNode tokens) {
    return tokens.path("refresh_token").asString();
  }
}
