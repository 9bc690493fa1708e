package dev.footnote.search.web;

import dev.footnote.accounts.UserId;
import dev.footnote.search.Search;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Finds passages in the documents of the account that asks. */
@RestController
@RequestMapping("/api/v1/search")
@Tag(name = "Search")
class SearchController {

  private final Search search;

  SearchController(Search search) {
    this.search = search;
  }

  @PostMapping
  @Operation(summary = "Find passages by keyword, by meaning, or both")
  SearchReply search(UserId user, @Valid @RequestBody SearchRequest request) {
    var result = search.find(request.query(user));
    return SearchReply.of(result, request.detail());
  }
}
