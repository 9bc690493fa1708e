package dev.footnote.inference.adapter.onnx;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Names of folders and files of native libraries, which differ by system and processor. */
record NativePlatform(String system, boolean arm) {

  static NativePlatform current() {
    return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
  }

  static NativePlatform of(String osName, String osArch) {
    var name = osName.toLowerCase(Locale.ROOT);
    var system = name.contains("mac") ? "osx" : name.contains("win") ? "win" : "linux";
    return new NativePlatform(system, osArch.equals("aarch64"));
  }

  String runtimeFolder() {
    return "/ai/onnxruntime/native/" + system + (arm ? "-aarch64/" : "-x64/");
  }

  List<String> runtimeLibraries() {
    return Stream.of("onnxruntime", "onnxruntime4j_jni").map(this::file).toList();
  }

  String tokenizerFolder() {
    return "/native/lib/" + system + (arm ? "-aarch64" : "-x86_64") + "/cpu/";
  }

  List<String> tokenizerLibraries() {
    return system.equals("win")
        ? List.of(
            "libwinpthread-1.dll", "libgcc_s_seh-1.dll", "libstdc++-6.dll", file("tokenizers"))
        : List.of(file("tokenizers"));
  }

  private String file(String library) {
    return switch (system) {
      case "win" -> library + ".dll";
      case "osx" -> "lib" + library + ".dylib";
      default -> "lib" + library + ".so";
    };
  }
}
