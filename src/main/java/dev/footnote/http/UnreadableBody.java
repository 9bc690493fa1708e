package dev.footnote.http;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with a JSON body, naming the field but neither class nor value. */
final class UnreadableBody {

  private UnreadableBody() {}

  static String describe(HttpMessageNotReadableException exception) {
    return switch (exception.getCause()) {
      case UnrecognizedPropertyException unknown ->
          "There is no field %s. Remove it or correct its name.".formatted(path(unknown));
      case MismatchedInputException mismatch when !mismatch.getPath().isEmpty() ->
          "%s has the wrong type or form.".formatted(path(mismatch));
      case StreamReadException broken -> "The body is not valid JSON%s.".formatted(place(broken));
      case null, default -> "The body must be a JSON object of the documented form.";
    };
  }

  private static String path(JacksonException exception) {
    return path(exception.getPath());
  }

  private static String path(List<JacksonException.Reference> references) {
    return references.stream()
        .map(UnreadableBody::step)
        .collect(Collectors.joining("."))
        .replace(".[", "[");
  }

  private static String step(JacksonException.Reference reference) {
    @Nullable String name = reference.getPropertyName();
    return name == null ? "[" + reference.getIndex() + "]" : name;
  }

  private static String place(StreamReadException exception) {
    var location = exception.getLocation();
    return location == null
        ? ""
        : " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
  }
}
