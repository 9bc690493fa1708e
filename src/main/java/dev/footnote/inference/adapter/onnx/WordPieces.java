package dev.footnote.inference.adapter.onnx;

import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import dev.footnote.inference.TokenSpans;
import dev.footnote.inference.Tokenizer;

/**
 * The model's own tokenizer. Its native half is called directly: the library's class over it copies
 * seven arrays a text of which one is needed here. Its memory is freed with the process: freeing it
 * under a thread that still tokenizes would end the process.
 */
final class WordPieces implements Tokenizer {

  private static final TokenizersLibrary LIBRARY = TokenizersLibrary.LIB;

  private final long handle;

  /**
   * @param vocabulary a {@code tokenizer.json} that neither cuts nor pads
   */
  WordPieces(String vocabulary) {
    this.handle = LIBRARY.createTokenizerFromString(vocabulary);
  }

  @Override
  public TokenSpans tokenize(String text) {
    var readable = WellFormed.text(text);
    long encoding = LIBRARY.encode(handle, readable, false);
    try {
      return new CodePointSpans(readable).toUtf16(LIBRARY.getTokenCharSpans(encoding));
    } finally {
      LIBRARY.deleteEncoding(encoding);
    }
  }

  /** Ids of the tokens, special ones included. */
  long[] ids(String text) {
    long encoding = LIBRARY.encode(handle, WellFormed.text(text), true);
    try {
      return LIBRARY.getTokenIds(encoding);
    } finally {
      LIBRARY.deleteEncoding(encoding);
    }
  }
}
