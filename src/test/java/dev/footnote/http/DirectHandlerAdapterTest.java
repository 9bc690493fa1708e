package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodArgumentResolverComposite;
import org.springframework.web.method.support.ModelAndViewContainer;

class DirectHandlerAdapterTest {

  private final DirectHandlerAdapter adapter = new DirectHandlerAdapter();

  @Test
  void no_frame_of_reflection_is_below_a_handler() throws Exception {
    var frames = StackWalker.getInstance(StackWalker.Option.SHOW_REFLECT_FRAMES);
    assertThat((List<?>) call("frames", frames))
        .asString()
        .contains("DirectCall.doInvoke")
        .doesNotContain("java.lang.reflect.Method")
        .doesNotContain("NativeAccessor");
  }

  @Test
  void arguments_and_results_are_those_of_the_handler() throws Exception {
    assertThat(call("sum", 2, 3L)).isEqualTo(5L);
    assertThat(call("all", (Object) new String[] {"a", "b"})).isEqualTo(List.of("a", "b"));
    assertThat(call("nothing")).isNull();
  }

  @Test
  void what_a_handler_throws_goes_on_as_it_is() {
    assertThatThrownBy(() -> call("fail")).isExactlyInstanceOf(IOException.class).hasMessage("no");
  }

  private Object call(String name, Object... arguments) throws Exception {
    var method =
        Arrays.stream(Handlers.class.getDeclaredMethods())
            .filter(candidate -> candidate.getName().equals(name))
            .findFirst()
            .orElseThrow();
    var handler = adapter.createInvocableHandlerMethod(new HandlerMethod(new Handlers(), method));
    handler.setHandlerMethodArgumentResolvers(resolversOf(arguments));
    return handler.invokeForRequest(new ServletWebRequest(new MockHttpServletRequest()), null);
  }

  private static HandlerMethodArgumentResolverComposite resolversOf(Object... arguments) {
    return new HandlerMethodArgumentResolverComposite()
        .addResolver(
            new HandlerMethodArgumentResolver() {
              @Override
              public boolean supportsParameter(MethodParameter parameter) {
                return true;
              }

              @Override
              public Object resolveArgument(
                  MethodParameter parameter,
                  ModelAndViewContainer container,
                  NativeWebRequest request,
                  WebDataBinderFactory binders) {
                return arguments[parameter.getParameterIndex()];
              }
            });
  }

  private static final class Handlers {

    List<String> frames(StackWalker walker) {
      return walker.walk(
          frames ->
              frames
                  .map(Object::toString)
                  .takeWhile(frame -> !frame.contains("invokeForRequest"))
                  .toList());
    }

    long sum(int one, long other) {
      return one + other;
    }

    List<String> all(String... texts) {
      return List.of(texts);
    }

    void nothing() {}

    void fail() throws IOException {
      throw new IOException("no");
    }
  }
}
