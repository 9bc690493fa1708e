package dev.footnote.platform.start;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAttribute;
import org.springframework.transaction.interceptor.TransactionAttributeSource;

/**
 * Looks for transactions in classes of Footnote alone, and there at what stands on them and their
 * own methods, before Spring searches all methods of each bean with all that they override.
 */
class OwnTransactions implements BeanPostProcessor, PriorityOrdered {

  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof TransactionAttributeSource source ? new Source(source) : bean;
  }

  private record Source(TransactionAttributeSource found) implements TransactionAttributeSource {

    @Override
    public boolean isCandidateClass(Class<?> type) {
      return Stream.<Class<?>>iterate(type, Source::isOurs, Class::getSuperclass)
          .anyMatch(Source::asksForTransactions);
    }

    private static boolean isOurs(Class<?> type) {
      return type.getName().startsWith("dev.footnote.");
    }

    private static boolean asksForTransactions(Class<?> type) {
      return type.isAnnotationPresent(Transactional.class)
          || Arrays.stream(type.getDeclaredMethods())
              .anyMatch(method -> method.isAnnotationPresent(Transactional.class));
    }

    @Override
    public boolean hasTransactionAttribute(Method method, @Nullable Class<?> type) {
      return found.hasTransactionAttribute(method, type);
    }

    @Override
    public @Nullable TransactionAttribute getTransactionAttribute(
        Method method, @Nullable Class<?> type) {
      return found.getTransactionAttribute(method, type);
    }
  }
}
