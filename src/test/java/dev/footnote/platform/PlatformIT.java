package dev.footnote.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.kernel.Ids;
import dev.footnote.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.aop.Advisor;
import org.springframework.aop.framework.autoproxy.AbstractAutoProxyCreator;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.EventListenerFactory;
import org.springframework.context.event.EventListenerMethodProcessor;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class PlatformIT {

  @Autowired JdbcClient database;
  @Autowired Ids ids;
  @Autowired ListableBeanFactory beans;

  @Test
  void the_schema_is_there() {
    assertThat(database.sql("select count(*) from scheduled_tasks").query(Long.class).single())
        .isNotNegative();
  }

  /** Looking at all of them takes some 6 % of a start. */
  @Test
  void no_bean_is_looked_at_for_a_proxy() {
    assertThat(beans.getBeansOfType(AbstractAutoProxyCreator.class)).isEmpty();
    assertThat(beans.getBeansOfType(Advisor.class)).isEmpty();
  }

  @Test
  void no_bean_is_looked_at_for_listeners() {
    assertThat(beans.getBeansOfType(EventListenerMethodProcessor.class)).isEmpty();
    assertThat(beans.getBeansOfType(EventListenerFactory.class)).isEmpty();
  }

  /** Else looking for beans by their types takes some 6 % of the processor time of a start. */
  @Test
  void beans_are_indexed_by_their_classes() {
    assertThat(beans.getClass().getSimpleName()).isEqualTo("IndexedBeanFactory");
  }

  @Test
  void ids_are_of_version_7_and_sort_by_time() throws InterruptedException {
    var first = ids.next();
    Thread.sleep(2);
    var second = ids.next();
    assertThat(first.version()).isEqualTo(7);
    assertThat(first.variant()).isEqualTo(2);
    assertThat(first.toString()).isLessThan(second.toString());
  }
}
