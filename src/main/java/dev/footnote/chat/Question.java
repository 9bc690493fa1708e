package dev.footnote.chat;

import dev.footnote.search.Scope;
import java.util.Optional;

/**
 * What somebody asks, and of which documents.
 *
 * @param conversation the one it continues; empty to begin one
 * @param topK how many passages may be used, from 1
 */
public record Question(String text, Scope scope, int topK, Optional<ConversationId> conversation) {}
