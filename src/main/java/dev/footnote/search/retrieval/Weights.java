package dev.footnote.search.retrieval;

import dev.footnote.accounts.UserId;
import dev.footnote.documents.CollectionId;
import dev.footnote.documents.Collections;
import dev.footnote.documents.DocumentError;
import dev.footnote.kernel.AppException;
import dev.footnote.search.SearchQuery;

/**
 * How much the semantic half counts: as the request says, else as the collection says if exactly
 * one is searched, else half and half.
 */
class Weights {

  static final double STANDARD = 0.5;

  private final Collections collections;

  Weights(Collections collections) {
    this.collections = collections;
  }

  double semanticWeight(SearchQuery query) {
    return query.semanticWeight().orElseGet(() -> weightWithin(query));
  }

  private double weightWithin(SearchQuery query) {
    var searched = query.scope().collections();
    return searched.size() == 1
        ? weightOf(query.scope().owner(), searched.iterator().next())
        : STANDARD;
  }

  /** A collection that the owner does not have is searched in vain, with whatever weight. */
  private double weightOf(UserId owner, CollectionId collection) {
    try {
      return collections.find(owner, collection).semanticWeight();
    } catch (AppException e) {
      if (e.code() == DocumentError.COLLECTION_NOT_FOUND) {
        return STANDARD;
      }
      throw e;
    }
  }
}
