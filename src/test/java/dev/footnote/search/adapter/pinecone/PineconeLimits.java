package dev.footnote.search.adapter.pinecone;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.pinecone.proto.DeleteRequest;
import io.pinecone.proto.ListRequest;
import io.pinecone.proto.QueryRequest;
import io.pinecone.proto.QueryResponse;
import io.pinecone.proto.UpsertRequest;
import io.pinecone.proto.Vector;
import java.util.Set;

/**
 * The documented formats and limits of what is asked of an index (docs.pinecone.io, "Pinecone
 * Database limits", API 2025-10).
 */
record PineconeLimits(int dimension) {

  private static final int MAX_BYTES = 2 * 1024 * 1024;
  private static final int MAX_RESULT_BYTES = 4 * 1024 * 1024;

  void check(UpsertRequest request) {
    require(request.getVectorsCount() >= 1, "no vectors");
    require(request.getVectorsCount() <= 1_000, "more than 1000 vectors");
    require(request.getSerializedSize() <= MAX_BYTES, "more than 2 MB");
    request.getVectorsList().forEach(this::check);
  }

  private void check(Vector vector) {
    require(!vector.getId().isEmpty() && vector.getId().length() <= 512, "id");
    require(vector.getId().chars().allMatch(c -> c < 128), "id is not ASCII");
    require(vector.getValuesCount() == dimension, "dimension " + vector.getValuesCount());
    require(vector.getValuesList().stream().anyMatch(v -> v != 0), "only zeros");
    require(vector.getMetadata().getSerializedSize() <= 40 * 1024, "metadata");
    vector.getMetadata().getFieldsMap().values().forEach(PineconeLimits::checkMetadata);
  }

  private static void checkMetadata(Value value) {
    require(
        switch (value.getKindCase()) {
          case STRING_VALUE, NUMBER_VALUE, BOOL_VALUE -> true;
          case LIST_VALUE ->
              value.getListValue().getValuesList().stream().allMatch(Value::hasStringValue);
          default -> false;
        },
        "metadata must be strings, numbers, booleans or lists of strings");
  }

  void check(DeleteRequest request) {
    require(!request.getDeleteAll() && !request.hasFilter(), "only by ids here");
    require(request.getIdsCount() <= 1_000, "more than 1000 ids");
  }

  void check(ListRequest request) {
    require(!request.hasLimit() || request.getLimit() >= 1, "limit of a page");
    require(request.getLimit() <= 100, "limit of a page");
  }

  void check(QueryRequest request) {
    require(request.getTopK() >= 1 && request.getTopK() <= 10_000, "top_k");
    require(request.getVectorCount() == dimension, "dimension");
    checkFilter(request.getFilter());
  }

  private static void checkFilter(Struct filter) {
    filter
        .getFieldsMap()
        .values()
        .forEach(
            value -> {
              var operands = value.getStructValue().getFieldsMap();
              require(operands.keySet().equals(Set.of("$in")), "only $in here");
              require(
                  operands.get("$in").getListValue().getValuesCount() <= 10_000,
                  "more than 10000 values");
            });
  }

  void check(QueryResponse response) {
    require(response.getSerializedSize() <= MAX_RESULT_BYTES, "result of more than 4 MB");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
