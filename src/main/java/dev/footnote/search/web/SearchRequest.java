package dev.footnote.search.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.footnote.accounts.UserId;
import dev.footnote.documents.CollectionId;
import dev.footnote.documents.DocumentId;
import dev.footnote.search.Scope;
import dev.footnote.search.SearchMode;
import dev.footnote.search.SearchQuery;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A search as clients ask for it. Ids of collections and documents that do not exist or belong to
 * somebody else narrow it in the same way: nothing lies in them.
 */
record SearchRequest(
    @NotBlank @Size(max = 2_000) String query,
    @Nullable @Min(1) @Max(SearchQuery.MAX_TOP_K) Integer topK,
    @Nullable Mode mode,
    @Nullable @DecimalMin("0") @DecimalMax("1") Double semanticWeight,
    @Nullable @Size(max = 100) Set<@NotNull UUID> collectionIds,
    @Nullable @Size(max = 100) Set<@NotNull UUID> documentIds,
    @Nullable Boolean explain) {

  private static final int STANDARD_TOP_K = 5;

  enum Mode {
    @JsonProperty("hybrid")
    HYBRID,
    @JsonProperty("bm25")
    BM25,
    @JsonProperty("semantic")
    SEMANTIC;

    private SearchMode searchMode() {
      return switch (this) {
        case HYBRID -> SearchMode.HYBRID;
        case BM25 -> SearchMode.BM25;
        case SEMANTIC -> SearchMode.SEMANTIC;
      };
    }
  }

  SearchQuery query(UserId owner) {
    return new SearchQuery(
        query,
        scope(owner),
        topK == null ? STANDARD_TOP_K : topK,
        mode == null ? SearchMode.HYBRID : mode.searchMode(),
        semanticWeight == null ? OptionalDouble.empty() : OptionalDouble.of(semanticWeight));
  }

  private Scope scope(UserId owner) {
    return new Scope(
        owner,
        ids(collectionIds).stream().map(CollectionId::new).collect(Collectors.toSet()),
        ids(documentIds).stream().map(DocumentId::new).collect(Collectors.toSet()));
  }

  private static Set<UUID> ids(@Nullable Set<UUID> ids) {
    return ids == null ? Set.of() : ids;
  }

  SearchReply.Detail detail() {
    return explain != null && explain ? SearchReply.Detail.EXPLAINED : SearchReply.Detail.PLAIN;
  }
}
