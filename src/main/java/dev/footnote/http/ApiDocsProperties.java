package dev.footnote.http;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The description of the API.
 *
 * @param served whether {@code /openapi} and its page {@code /openapi/page} are there
 */
@ConfigurationProperties("footnote.http.api-docs")
record ApiDocsProperties(@DefaultValue("true") boolean served) {

  /** Routes that are in the table and yet not there. */
  List<Route> withheld() {
    return served ? List.of() : RouteTable.API_DOCS;
  }
}
