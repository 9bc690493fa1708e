package dev.footnote.search.indexing;

import dev.footnote.documents.spi.IndexableDocuments;
import dev.footnote.documents.spi.PassageIndex;
import dev.footnote.search.spi.LexicalIndex;
import dev.footnote.search.spi.VectorIndex;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the index to the state of the database, without embedding anything again. */
class Reconciliation {

  private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);

  private final LexicalIndex lexical;
  private final VectorIndex vectors;
  private final IndexableDocuments documents;
  private final PassageIndex indexing;
  private final IndexState state;
  private final int parallel;

  Reconciliation(
      LexicalIndex lexical,
      VectorIndex vectors,
      IndexableDocuments documents,
      PassageIndex indexing,
      IndexState state,
      ReconciliationProperties properties) {
    this.lexical = lexical;
    this.vectors = vectors;
    this.documents = documents;
    this.indexing = indexing;
    this.state = state;
    this.parallel = properties.parallel();
  }

  /** What has to be done; the state says at once which halves can answer meanwhile. */
  Differences compare() {
    var inLexical = lexical.contents();
    var inVectors = vectors.contents();
    var differences = Differences.between(inLexical, inVectors, documents.searchable());
    state.incomplete(differences.incomplete());
    return differences;
  }

  /** Does it; documents that cannot be indexed leave their half incomplete. */
  void resolve(Differences differences) throws InterruptedException {
    if (differences.documents().isEmpty()) {
      return;
    }
    log.atInfo()
        .addKeyValue("documents", differences.documents().size())
        .addKeyValue("incomplete", differences.incomplete())
        .log("bringing the index to the state of the database");
    var portions = Portions.of(differences.documents(), documents.searchable());
    Each.of(portions, parallel, indexing::index);
    var left = compare().documents().size();
    log.atInfo().addKeyValue("documents_left", left).log("index was brought to that state");
  }
}
