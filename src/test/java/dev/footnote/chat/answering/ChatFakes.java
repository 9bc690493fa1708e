package dev.footnote.chat.answering;

import dev.footnote.accounts.UserId;
import dev.footnote.chat.FakeSearch;
import dev.footnote.chat.ScriptedModels;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** In the place of search and models, so that a test says what is found and what is answered. */
@TestConfiguration(proxyBeanMethods = false)
public class ChatFakes {

  /** What each account has; all documents ready unless a test says otherwise. */
  public static final Map<UserId, Shelf> SHELVES = new ConcurrentHashMap<>();

  @Bean
  @Primary
  FakeSearch fakeSearch() {
    return new FakeSearch();
  }

  @Bean
  @Primary
  ScriptedModels scriptedModels() {
    return new ScriptedModels();
  }

  @Bean
  @Primary
  Shelves fakeShelves() {
    return owner -> SHELVES.getOrDefault(owner, Shelf.FILLED);
  }
}
