package dev.footnote.search.web;

import dev.footnote.accounts.UserId;
import dev.footnote.search.indexing.ReindexProgress;
import dev.footnote.search.indexing.Reindexing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Makes the index anew, for administrators. */
@RestController
@RequestMapping("/api/v1/admin/reindex")
@Tag(name = "Administration")
class ReindexController {

  private final Reindexing reindexing;

  ReindexController(Reindexing reindexing) {
    this.reindexing = reindexing;
  }

  /**
   * Which half is made anew on which engine.
   *
   * @param lexical engine for the keywords; they stay as they are if it is missing
   * @param semantic engine for the vectors; they stay as they are if it is missing
   */
  record ReindexRequest(@Nullable String lexical, @Nullable String semantic) {}

  /** Documents that the new index holds, and how many it must hold. */
  record Documents(int done, int total) {}

  /** How far it has come. */
  record ReindexReply(
      String state,
      @Nullable String lexical,
      @Nullable String semantic,
      Documents documents,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt) {

    static ReindexReply of(ReindexProgress progress) {
      return new ReindexReply(
          progress.state().name().toLowerCase(Locale.ROOT),
          progress.lexical(),
          progress.semantic(),
          new Documents(progress.done(), progress.total()),
          progress.startedAt(),
          progress.finishedAt());
    }
  }

  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(summary = "Make halves of the index anew from the database; the old ones serve on")
  ReindexReply begin(UserId administrator, @RequestBody ReindexRequest request) {
    return ReindexReply.of(
        reindexing.begin(
            administrator.value(),
            Optional.ofNullable(request.lexical()),
            Optional.ofNullable(request.semantic())));
  }

  @GetMapping
  @Operation(summary = "How far a reindexing has come")
  ReindexReply progress() {
    return ReindexReply.of(reindexing.progress());
  }
}
