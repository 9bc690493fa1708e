package dev.footnote.platform.start;

import dev.footnote.platform.configuration.OwnSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.context.properties.ConstructorBound;
import org.springframework.util.ClassUtils;

/**
 * Reads the records of settings while the rest of the service starts: reading and validating them
 * is a fifth of what there is to do. Whoever needs one that has not been read yet reads it at once.
 */
class SettingsBeside implements BeanFactoryPostProcessor {

  private final List<FutureTask<Object>> records = new ArrayList<>();

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
    Stream.of(factory.getBeanDefinitionNames())
        .filter(name -> name.contains(OwnSettings.NAMED))
        .forEach(name -> readBeside(factory, name));
  }

  private void readBeside(ConfigurableListableBeanFactory factory, String name) {
    var className = name.substring(name.indexOf(OwnSettings.NAMED) + 1);
    var type = ClassUtils.resolveClassName(className, factory.getBeanClassLoader());
    if (type.isRecord()
        && factory.getBeanDefinition(name) instanceof AbstractBeanDefinition definition) {
      definition.setInstanceSupplier(read(() -> ConstructorBound.from(factory, name, type))::get);
    }
  }

  private Read read(Callable<Object> reading) {
    var task = new FutureTask<>(reading);
    records.add(task);
    return new Read(task);
  }

  /** The first one makes, on this thread, all that reading needs. */
  void start() {
    records.stream().findFirst().ifPresent(FutureTask::run);
    Thread.ofPlatform().name("settings").daemon().start(() -> records.forEach(FutureTask::run));
  }

  private record Read(FutureTask<Object> task) {

    Object get() {
      task.run();
      try {
        return task.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException refused
            ? refused
            : new IllegalStateException(e.getCause());
      }
    }
  }
}
