package dev.footnote.documents.web;

import dev.footnote.accounts.UserId;
import dev.footnote.documents.Documents;
import dev.footnote.documents.ReceivedFile;
import dev.footnote.documents.Upload;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;

/** Reads a multipart form part by part, so that a file goes straight to where it is kept. */
final class UploadForm {

  private static final Set<String> FIELDS = Set.of("collection_id", "chunk_size", "chunk_overlap");
  private static final int MAX_FIELD = 1000;

  /** Boundaries, part headers and fields beside the file. */
  private static final long OVERHEAD = 64 * 1024;

  private final Documents documents;
  private final Map<String, String> fields = new HashMap<>();
  private @Nullable ReceivedFile file;
  private String filename = "";
  private @Nullable String declaredType;

  private UploadForm(Documents documents) {
    this.documents = documents;
  }

  /** The upload that the form describes; on any fault nothing of it is kept. */
  static Upload read(
      HttpServletRequest request, Documents documents, UserId owner, Optional<String> key)
      throws IOException {
    documents.checkSize(request.getContentLengthLong() - OVERHEAD);
    var form = new UploadForm(documents);
    boolean whole = false;
    try {
      form.readParts(request);
      var upload = form.upload(owner, key);
      whole = true;
      return upload;
    } catch (FileUploadException e) {
      throw RequestValues.invalid("The multipart form cannot be read: it is cut off or malformed.");
    } finally {
      if (!whole) {
        form.discard();
      }
    }
  }

  private void readParts(HttpServletRequest request) throws IOException, FileUploadException {
    var reader = new FileUpload();
    reader.setHeaderEncoding(StandardCharsets.UTF_8.name());
    var parts = reader.getItemIterator(new ServletRequestContext(request));
    while (parts.hasNext()) {
      var part = parts.next();
      if ("file".equals(part.getFieldName())) {
        readFile(part);
      } else {
        readField(part);
      }
    }
  }

  private void readFile(FileItemStream part) throws IOException {
    if (file != null) {
      throw RequestValues.invalid("Upload one file at a time.");
    }
    filename = RequestValues.filename(part.getName());
    declaredType = part.getContentType();
    try (var content = part.openStream()) {
      file = documents.receive(content);
    }
  }

  private void readField(FileItemStream part) throws IOException {
    var name = part.getFieldName();
    if (!FIELDS.contains(name)) {
      throw RequestValues.invalid(
          "A form has the parts file, collection_id, chunk_size and chunk_overlap, no others.");
    }
    try (var content = part.openStream()) {
      var value = content.readNBytes(MAX_FIELD + 1);
      if (value.length > MAX_FIELD) {
        throw RequestValues.invalid(name + " is too long.");
      }
      fields.put(name, new String(value, StandardCharsets.UTF_8));
    }
  }

  private Upload upload(UserId owner, Optional<String> key) {
    if (file == null) {
      throw RequestValues.invalid("The part file is missing: send the file in it.");
    }
    return new Upload(
        owner,
        file,
        filename,
        Optional.ofNullable(declaredType),
        RequestValues.collection(fields.get("collection_id")),
        RequestValues.number("chunk_size", fields.get("chunk_size")),
        RequestValues.number("chunk_overlap", fields.get("chunk_overlap")),
        key);
  }

  private void discard() {
    if (file != null) {
      documents.discard(file);
    }
  }
}
