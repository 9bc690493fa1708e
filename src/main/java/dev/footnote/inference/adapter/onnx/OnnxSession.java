package dev.footnote.inference.adapter.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.lang.foreign.Arena;

/**
 * The loaded network, shared by all workers. It has no threads of its own: each run happens on the
 * thread that asks for it, which on as many workers as processors is faster than runs that are
 * split.
 */
final class OnnxSession implements AutoCloseable {

  private final OrtEnvironment environment;
  private final OrtSession session;

  OnnxSession(ModelFiles files) {
    try (var options = new OrtSession.SessionOptions();
        var memory = Arena.ofConfined()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      this.environment = OnnxEnvironment.lasting();
      this.session = environment.createSession(files.network(memory), options);
    } catch (OrtException e) {
      throw OnnxErrors.unusable("The embedding model cannot be loaded.", e);
    }
  }

  OrtEnvironment environment() {
    return environment;
  }

  OrtSession session() {
    return session;
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw OnnxErrors.runFailed(e);
    }
  }
}
