package dev.footnote.search.indexing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which engine keeps which half of the index.
 *
 * @param lexical the keywords: {@code lucene} in the data folder, or {@code opensearch}
 * @param semantic the vectors: {@code lucene} in the data folder, {@code opensearch} or {@code
 *     pinecone}
 */
@ConfigurationProperties("footnote.search")
record EngineProperties(
    @DefaultValue("lucene") Lexical lexical, @DefaultValue("lucene") Semantic semantic) {

  enum Lexical {
    LUCENE,
    OPENSEARCH
  }

  enum Semantic {
    LUCENE,
    OPENSEARCH,
    PINECONE
  }
}
