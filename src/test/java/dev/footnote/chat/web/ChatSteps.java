package dev.footnote.chat.web;

import static dev.footnote.chat.ScriptedModels.saying;

import dev.footnote.accounts.UserId;
import dev.footnote.chat.FakeSearch;
import dev.footnote.chat.ScriptedModels;
import dev.footnote.chat.TestPassages;
import dev.footnote.chat.answering.ChatFakes;
import dev.footnote.testing.Client;
import dev.footnote.testing.ServiceTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** Somebody new with a document about a bridge, and a model that says when it was opened. */
@ServiceTest
@Import(ChatFakes.class)
@Timeout(60)
abstract class ChatSteps {

  static final String CHAT = "/api/v1/rag/chat";
  static final String BRIDGE =
      "😀 The bridge was opened in 1932 by the mayor. It carries eight lanes of traffic.";

  @LocalServerPort int port;
  @Autowired FakeSearch search;
  @Autowired ScriptedModels models;

  Client client;
  UserId account;

  @BeforeEach
  void a_new_account_with_a_document_about_a_bridge() {
    client = Client.at(port).asNewAccount();
    account = idOf(client);
    search.degrade();
    search.put(account, TestPassages.whole(BRIDGE));
    models.answer(saying("The bridge was opened ", "in 1932 by the may", "or [", "1]", "[9]."));
  }

  JsonNode ask(Map<String, ?> body) {
    return client.post(CHAT, body).expect(200).body();
  }

  private static UserId idOf(Client client) {
    return new UserId(
        UUID.fromString(client.get("/api/v1/auth/me").expect(200).body().path("id").asString()));
  }
}
