package dev.footnote.inference.adapter.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import dev.footnote.inference.Embedding;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;

/**
 * Runs one text at a time through the network and takes the first token's vector, as the model's
 * card says. Never more than one: the network scales its 8-bit numbers by all texts of a run, so a
 * text's vector would depend on its company. Input and output stay in the same native memory.
 */
final class OnnxEncoder implements TextEncoder {

  static final int MAX_TOKENS = 512;
  static final int DIMENSION = 384;

  private final WordPieces wordPieces;
  private final OnnxSession network;
  private final LongBuffer ids = longs();
  private final LongBuffer mask = longs();
  private final LongBuffer types = longs();
  private final FloatBuffer states =
      ByteBuffer.allocateDirect(MAX_TOKENS * DIMENSION * Float.BYTES)
          .order(ByteOrder.nativeOrder())
          .asFloatBuffer();

  OnnxEncoder(WordPieces wordPieces, OnnxSession network) {
    this.wordPieces = wordPieces;
    this.network = network;
    for (int i = 0; i < MAX_TOKENS; i++) {
      mask.put(i, 1);
    }
  }

  @Override
  public Embedding encode(String text) {
    var tokens = shortened(wordPieces.ids(text));
    ids.put(0, tokens);
    try {
      run(tokens.length);
    } catch (OrtException e) {
      throw OnnxErrors.runFailed(e);
    }
    var first = new float[DIMENSION];
    states.get(0, first);
    return Embedding.normalised(first);
  }

  /** The beginning of a text that is too long, with the closing token kept. */
  private static long[] shortened(long[] tokens) {
    if (tokens.length <= MAX_TOKENS) {
      return tokens;
    }
    var beginning = Arrays.copyOf(tokens, MAX_TOKENS);
    beginning[MAX_TOKENS - 1] = tokens[tokens.length - 1];
    return beginning;
  }

  private void run(int length) throws OrtException {
    try (var idTensor = input(ids, length);
        var maskTensor = input(mask, length);
        var typeTensor = input(types, length);
        var output = output(length);
        var _ =
            network
                .session()
                .run(
                    Map.of(
                        "input_ids", idTensor,
                        "attention_mask", maskTensor,
                        "token_type_ids", typeTensor),
                    Map.of("last_hidden_state", output))) {
      // the output stands in the buffer
    }
  }

  private OnnxTensor input(LongBuffer buffer, int length) throws OrtException {
    return OnnxTensor.createTensor(
        network.environment(), buffer.slice(0, length), new long[] {1, length});
  }

  private OnnxTensor output(int length) throws OrtException {
    return OnnxTensor.createTensor(
        network.environment(),
        states.slice(0, length * DIMENSION),
        new long[] {1, length, DIMENSION});
  }

  private static LongBuffer longs() {
    return ByteBuffer.allocateDirect(MAX_TOKENS * Long.BYTES)
        .order(ByteOrder.nativeOrder())
        .asLongBuffer();
  }
}
