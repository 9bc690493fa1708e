/** The bundled embedding model, run in process by ONNX Runtime. */
@NullMarked
package dev.footnote.inference.adapter.onnx;

import org.jspecify.annotations.NullMarked;
