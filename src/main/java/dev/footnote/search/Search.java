package dev.footnote.search;

/** Finds passages. */
public interface Search {

  /**
   * The best passages for the query within its scope; never another owner's, never deleted ones.
   */
  SearchResult find(SearchQuery query);
}
