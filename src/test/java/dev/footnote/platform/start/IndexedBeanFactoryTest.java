package dev.footnote.platform.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.ResolvableType;

class IndexedBeanFactoryTest {

  private static final List<Class<?>> TYPES =
      List.of(
          Object.class,
          Collection.class,
          List.class,
          Deque.class,
          ArrayList.class,
          ArrayDeque.class,
          String.class,
          CharSequence.class,
          FactoryBean.class,
          Greeting.class,
          Number.class);

  private final DefaultListableBeanFactory plain = filled(new DefaultListableBeanFactory());
  private final IndexedBeanFactory indexed = filled(new IndexedBeanFactory());

  @Test
  void beans_of_a_type_are_those_that_spring_finds() {
    assertSameNames();
  }

  @Test
  void a_bean_that_is_made_is_found_by_all_that_it_is() {
    plain.getBean("promised");
    indexed.getBean("promised");
    assertThat(indexed.getBeanNamesForType(ArrayList.class)).contains("promised");
    assertSameNames();
  }

  @Test
  void one_that_is_null_is_found_by_what_was_promised() {
    plain.getBean("nothing");
    indexed.getBean("nothing");
    assertSameNames();
  }

  @Test
  void one_that_is_made_anew_is_something_else() {
    indexed.getBean("promised");
    indexed.destroySingleton("promised");
    indexed.removeBeanDefinition("promised");
    var another = new RootBeanDefinition(Collection.class);
    another.setInstanceSupplier(ArrayDeque::new);
    indexed.registerBeanDefinition("promised", another);
    indexed.getBean("promised");
    assertThat(indexed.getBeanNamesForType(ArrayList.class)).isEmpty();
    assertThat(indexed.getBeanNamesForType(Deque.class)).contains("promised");
  }

  @Test
  void type_arguments_still_count() {
    var ofStrings = ResolvableType.forClassWithGenerics(Collection.class, String.class);
    assertThat(indexed.getBeanNamesForType(ofStrings))
        .containsExactly(plain.getBeanNamesForType(ofStrings));
  }

  private void assertSameNames() {
    for (var type : TYPES) {
      assertThat(indexed.getBeanNamesForType(type))
          .as(type.getName())
          .containsExactly(plain.getBeanNamesForType(type));
    }
  }

  private static <F extends DefaultListableBeanFactory> F filled(F factory) {
    var promised = new RootBeanDefinition(Collection.class);
    promised.setInstanceSupplier(ArrayList::new);
    factory.registerBeanDefinition("promised", promised);
    var nothing = new RootBeanDefinition(Number.class);
    nothing.setInstanceSupplier(() -> null);
    factory.registerBeanDefinition("nothing", nothing);
    var strings = new RootBeanDefinition();
    strings.setTargetType(ResolvableType.forClassWithGenerics(List.class, String.class));
    strings.setInstanceSupplier(ArrayList::new);
    factory.registerBeanDefinition("strings", strings);
    factory.registerBeanDefinition("text", new RootBeanDefinition(String.class));
    factory.registerBeanDefinition("greeting", new RootBeanDefinition(Greeting.class));
    var template = new RootBeanDefinition(ArrayDeque.class);
    template.setAbstract(true);
    factory.registerBeanDefinition("template", template);
    factory.registerSingleton("given", new ArrayDeque<>());
    factory.freezeConfiguration();
    return factory;
  }

  static final class Greeting implements FactoryBean<String> {

    @Override
    public String getObject() {
      return "hello";
    }

    @Override
    public Class<?> getObjectType() {
      return String.class;
    }
  }
}
