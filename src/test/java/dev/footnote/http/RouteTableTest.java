package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class RouteTableTest {

  private final MockHttpServletRequest request =
      new MockHttpServletRequest("POST", "/api/v1/search");

  @Test
  void the_routes_of_a_request_are_looked_for_once() {
    var routes = RouteTable.onPath(request);
    assertThat(routes).extracting(Route::pattern).containsExactly("/api/v1/search");
    assertThat(RouteTable.onPath(request)).isSameAs(routes);
    assertThat(RouteTable.of(request)).containsSame(routes.getFirst());
  }

  @Test
  void a_request_that_goes_on_at_another_path_has_the_routes_of_that() {
    assertThat(RouteTable.of(request)).isPresent();
    request.setRequestURI("/error");
    assertThat(RouteTable.onPath(request)).isEmpty();
    request.setRequestURI("/api/v1/documents");
    assertThat(RouteTable.onPath(request))
        .isNotEmpty()
        .allSatisfy(route -> assertThat(route.pattern()).isEqualTo("/api/v1/documents"));
  }
}
