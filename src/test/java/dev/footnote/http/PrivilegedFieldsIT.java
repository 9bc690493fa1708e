package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testing.Client;
import dev.footnote.testing.Person;
import dev.footnote.testing.ServiceTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** S35: no body sets what is not its business; every route that reads one is walked. */
@ServiceTest
class PrivilegedFieldsIT {

  private static final List<String> FIELDS =
      List.of(
          "role",
          "owner",
          "owner_id",
          "user_id",
          "tenant",
          "is_admin",
          "disabled_at",
          "email_verified_at",
          "password_hash");

  @LocalServerPort int port;
  @Autowired List<RequestMappingInfoHandlerMapping> mappings;
  @Autowired JdbcClient jdbc;

  @TestFactory
  Stream<DynamicTest> every_json_body_refuses_fields_that_it_does_not_know() {
    var administrator = Person.administratorAt(port, jdbc).client();
    var routes = routesWithBody().toList();
    assertThat(routes).hasSizeGreaterThan(8);
    return routes.stream()
        .map(route -> DynamicTest.dynamicTest(route.toString(), () -> walk(administrator, route)));
  }

  @Test
  void nobody_becomes_an_administrator_by_a_field_of_a_form() {
    var person = Person.at(port);
    for (var field : FIELDS) {
      var text = new byte[] {'a'};
      var reply =
          person.client().upload("/api/v1/documents", "a.txt", text, Map.of(field, "admin"));
      assertThat(reply.status()).as(field).isEqualTo(400);
    }
    person.client().get("/api/v1/admin/users").expect(403);
  }

  private static void walk(Client client, Walked route) {
    for (var field : FIELDS) {
      var path = route.pattern().replaceAll("\\{[^}]+}", new UUID(1, 2).toString());
      var reply = client.send(client.json(path, route.method(), Map.of(field, "admin")));
      assertThat(reply.status()).as(field + ": " + reply.text()).isEqualTo(400);
      assertThat(reply.body().path("detail").asString()).contains("no field " + field);
    }
  }

  private Stream<Walked> routesWithBody() {
    return mappings.stream()
        .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
        .filter(entry -> readsJson(entry.getValue()))
        .flatMap(entry -> walked(entry.getKey()));
  }

  private static boolean readsJson(HandlerMethod handler) {
    return Arrays.stream(handler.getMethodParameters())
        .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
  }

  private static Stream<Walked> walked(RequestMappingInfo mapping) {
    return mapping.getPatternValues().stream()
        .filter(pattern -> pattern.startsWith("/api/"))
        .flatMap(
            pattern ->
                mapping.getMethodsCondition().getMethods().stream()
                    .map(method -> new Walked(method.name(), pattern)));
  }

  private record Walked(String method, String pattern) {

    @Override
    public String toString() {
      return method + " " + pattern;
    }
  }
}
