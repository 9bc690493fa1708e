package dev.footnote.inference.adapter.onnx;

import dev.footnote.inference.BundledModel;

/**
 * A process that is told to stop and goes on with the model while its shutdown hooks run. It loads
 * the model anew for each text, which needs all that the library keeps for the process.
 */
final class StoppedWhileEncoding {

  static final int TEXTS = 3;
  static final String DONE = "encoded while stopping: ";

  private StoppedWhileEncoding() {}

  public static void main(String[] arguments) {
    BundledModel.embedder().embedQuery("ready");
    Runtime.getRuntime().addShutdownHook(new Thread(StoppedWhileEncoding::encode));
    System.exit(0);
  }

  private static void encode() {
    int encoded = 0;
    for (int number = 0; number < TEXTS; number++) {
      try (var _ = new OnnxSession(ModelFiles.bundled())) {
        BundledModel.embedder().embedQuery("who keeps the oil of lamp " + number);
        encoded++;
      }
    }
    System.out.println(DONE + encoded);
  }
}
