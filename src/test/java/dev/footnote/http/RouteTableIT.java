package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testing.ServiceTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.autoconfigure.error.AbstractErrorController;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

@ServiceTest
class RouteTableIT {

  @Autowired List<RequestMappingInfoHandlerMapping> mappings;
  @Autowired List<RequestMappingHandlerAdapter> adapters;

  @Test
  void handlers_are_called_without_reflection() {
    assertThat(adapters).singleElement().isInstanceOf(DirectHandlerAdapter.class);
  }

  @Test
  void every_handler_has_a_rule_of_its_own() {
    assertThat(handled()).isNotEmpty().allSatisfy(RouteTableIT::assertListed);
  }

  @Test
  void every_listed_route_of_the_api_is_public_only_if_it_leads_to_a_session() {
    assertThat(RouteTable.ROUTES)
        .filteredOn(route -> route.pattern().startsWith("/api/"))
        .filteredOn(route -> route.access() == Access.PUBLIC)
        .extracting(Route::pattern)
        .containsExactlyInAnyOrder(
            "/api/v1/auth/register",
            "/api/v1/auth/login",
            "/api/v1/auth/refresh",
            "/api/v1/auth/logout",
            "/api/v1/auth/forgot-password",
            "/api/v1/auth/verify-reset-token",
            "/api/v1/auth/reset-password",
            "/api/v1/auth/verify-email");
  }

  private static void assertListed(Handled handled) {
    assertThat(RouteTable.ROUTES)
        .as("a rule for %s in RouteTable", handled)
        .anyMatch(
            route ->
                route.method().equals(handled.method())
                    && route.pattern().equals(handled.pattern()));
  }

  private List<Handled> handled() {
    return mappings.stream()
        .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
        .filter(entry -> isReachable(entry.getKey(), entry.getValue()))
        .flatMap(entry -> handled(entry.getKey()))
        .toList();
  }

  /**
   * Not counted: where the container sends errors, and the one pattern under which Actuator serves
   * whatever health group is asked for; of its paths only the listed ones pass the guard.
   */
  private static boolean isReachable(RequestMappingInfo mapping, HandlerMethod handler) {
    return !ErrorController.class.isAssignableFrom(handler.getBeanType())
        && !AbstractErrorController.class.isAssignableFrom(handler.getBeanType())
        && !mapping.getPatternValues().contains("/health/**");
  }

  private static Stream<Handled> handled(RequestMappingInfo mapping) {
    var methods = mapping.getMethodsCondition().getMethods();
    assertThat(methods).as("methods of %s", mapping).isNotEmpty();
    return mapping.getPatternValues().stream()
        .flatMap(pattern -> methods.stream().map(method -> new Handled(of(method), pattern)));
  }

  private static HttpMethod of(RequestMethod method) {
    return method.asHttpMethod();
  }

  private record Handled(HttpMethod method, String pattern) {}
}
