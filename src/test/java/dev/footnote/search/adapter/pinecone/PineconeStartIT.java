package dev.footnote.search.adapter.pinecone;

import static dev.footnote.search.adapter.pinecone.PineconeParts.MODEL;
import static dev.footnote.search.adapter.pinecone.PineconeParts.properties;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.inference.EmbeddingModel;
import dev.footnote.search.spi.Chunks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is looked at before the service starts. */
class PineconeStartIT {

  private final PineconeServer server = PineconeServer.start(Chunks.DIMENSION);

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void the_start_says_in_one_line_why_an_index_cannot_be_used() {
    assertThatThrownBy(() -> StartCheck.passed(properties("", "key"), MODEL))
        .hasMessage("The semantic half is Pinecone's: set PINECONE_API_KEY and PINECONE_HOST.");
    var host = server.host();
    assertThatThrownBy(() -> StartCheck.passed(properties(host, "wrong"), MODEL))
        .hasMessage("Pinecone refuses the key of PINECONE_API_KEY for " + host + ".");
    var usable = properties(host, PineconeServer.KEY);
    var larger = new EmbeddingModel("large", 1536);
    assertThatThrownBy(() -> StartCheck.passed(usable, larger))
        .hasMessage(
            "The Pinecone index at "
                + host
                + " takes vectors of 32 numbers; the embedding model large makes 1536.");
    try (var euclidean = PineconeServer.start(Chunks.DIMENSION, "euclidean", 0)) {
      var other = properties(euclidean.host(), PineconeServer.KEY);
      assertThatThrownBy(() -> StartCheck.passed(other, MODEL))
          .hasMessageContaining("compares by euclidean");
    }
    server.close();
    assertThatThrownBy(() -> StartCheck.passed(usable, MODEL))
        .hasMessageStartingWith("Pinecone does not answer at " + host);
  }
}
