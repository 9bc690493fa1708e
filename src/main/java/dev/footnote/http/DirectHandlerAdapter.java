package dev.footnote.http;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;

/**
 * Calls the handlers of requests through method handles. Reflection may go through native code, as
 * an image has it do for a quicker start; a virtual thread that waits below such a call holds a
 * thread of the system, and few requests could wait at once.
 */
class DirectHandlerAdapter extends RequestMappingHandlerAdapter {

  private static final MethodType SHAPE =
      MethodType.methodType(Object.class, Object.class, Object[].class);

  private final Map<Method, MethodHandle> calls = new ConcurrentHashMap<>();

  @Override
  protected ServletInvocableHandlerMethod createInvocableHandlerMethod(HandlerMethod handler) {
    return new DirectCall(handler, calls.computeIfAbsent(handler.getMethod(), this::call));
  }

  private MethodHandle call(Method method) {
    try {
      method.setAccessible(true);
      return MethodHandles.lookup()
          .unreflect(method)
          .asFixedArity()
          .asSpreader(Object[].class, method.getParameterCount())
          .asType(SHAPE);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class DirectCall extends ServletInvocableHandlerMethod {

    private final MethodHandle call;

    DirectCall(HandlerMethod handler, MethodHandle call) {
      super(handler);
      this.call = call;
    }

    /** What the handler throws goes on as it is. */
    @Override
    protected @Nullable Object doInvoke(@Nullable Object... arguments) throws Exception {
      try {
        return call.invokeExact(getBean(), arguments);
      } catch (Exception | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
