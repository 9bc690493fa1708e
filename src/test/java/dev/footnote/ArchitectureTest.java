package dev.footnote;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.transaction.annotation.Transactional;

/** What the design says of modules, packages, names and sizes. */
class ArchitectureTest {

  private static final int MAX_PORT_METHODS = 4;
  private static final int MAX_DEPENDENCIES = 6;

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.footnote");

  /** Libraries that only the adapters named may know. */
  private static final Map<String, List<String>> VENDORS =
      Map.ofEntries(
          Map.entry("org.apache.lucene..", List.of("..adapter.lucene..", "..search.words..")),
          Map.entry("org.opensearch..", List.of("..adapter.opensearch..")),
          Map.entry("org.apache.hc..", List.of("..adapter.opensearch..")),
          Map.entry("ai.onnxruntime..", List.of("..adapter.onnx..")),
          Map.entry("ai.djl..", List.of("..adapter.onnx..")),
          Map.entry("org.apache.tika..", List.of("..adapter.tika..")),
          Map.entry("dev.langchain4j..", List.of("..inference.adapter..")),
          Map.entry("io.github.bucket4j..", List.of("..adapter.bucket4j..")),
          Map.entry("com.resend..", List.of("..adapter.resend..")),
          Map.entry("org.eclipse.angus..", List.of("..adapter.smtp..")),
          Map.entry("io.zonky..", List.of("..platform.database..")),
          Map.entry("io.pinecone..", List.of("..adapter.pinecone..")),
          Map.entry("io.grpc..", List.of("..adapter.pinecone..")),
          Map.entry("com.google.protobuf..", List.of("..adapter.pinecone..")),
          Map.entry("software.amazon..", List.of("..adapter.s3..")));

  @Test
  void modules_import_only_what_they_may() {
    ApplicationModules.of(Footnote.class).verify();
  }

  @Test
  void no_packages_depend_on_each_other_in_a_circle() {
    slices().matching("dev.footnote.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @TestFactory
  List<DynamicTest> vendor_types_stay_in_their_adapters() {
    return VENDORS.entrySet().stream()
        .map(
            vendor ->
                DynamicTest.dynamicTest(
                    vendor.getKey(),
                    () ->
                        noClasses()
                            .that()
                            .resideOutsideOfPackages(vendor.getValue().toArray(String[]::new))
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage(vendor.getKey())
                            .check(CLASSES)))
        .toList();
  }

  /** But for the wire that all remote providers share. */
  @Test
  void adapters_are_package_private() {
    classes()
        .that()
        .resideInAPackage("..adapter..")
        .and()
        .resideOutsideOfPackage("..inference.adapter.wire..")
        .should()
        .notBePublic()
        .check(CLASSES);
  }

  @Test
  void http_stays_in_web_packages() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..web..", "dev.footnote.http..", "dev.footnote.platform..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.springframework.web..", "org.springframework.http..", "jakarta.servlet..")
        .check(CLASSES);
  }

  @Test
  void names_say_what_a_thing_is() {
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Manager|Helper|Utils?|DTO|Dto)")
        .orShould()
        .haveSimpleNameStartingWith("Default")
        .check(CLASSES);
  }

  @Test
  void time_ids_and_randomness_come_in_through_the_constructor() {
    noClasses()
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .orShould()
        .callMethod(java.util.UUID.class, "randomUUID")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Math.class, "random")
        .check(CLASSES);
  }

  @Test
  void nothing_is_injected_into_fields_or_by_value_annotations() {
    fields()
        .should()
        .notBeAnnotatedWith(org.springframework.beans.factory.annotation.Autowired.class)
        .andShould()
        .notBeAnnotatedWith(org.springframework.beans.factory.annotation.Value.class)
        .check(CLASSES);
  }

  /** Bean definitions that are generated at build time would keep what a condition said there. */
  @Test
  void parts_are_chosen_by_registrars_which_look_at_each_start() {
    noClasses().should().beMetaAnnotatedWith(Conditional.class).check(CLASSES);
    noMethods().should().beMetaAnnotatedWith(Conditional.class).check(CLASSES);
  }

  /** Which platform.start.UnusedParts leaves out, with the post-processors that they are for. */
  @Test
  void nothing_is_annotated_for_a_part_that_is_left_out() {
    noClasses()
        .should()
        .beAnnotatedWith("org.springframework.boot.jackson.JacksonComponent")
        .orShould()
        .beAnnotatedWith("org.springframework.validation.annotation.Validated")
        .check(CLASSES);
  }

  /** The proxies that would open them are left out, too. */
  @Test
  void transactions_are_opened_in_code() {
    noClasses().should().beMetaAnnotatedWith(Transactional.class).check(CLASSES);
    noMethods().should().beMetaAnnotatedWith(Transactional.class).check(CLASSES);
  }

  /** What would find annotated methods is left out, since it looks at every bean. */
  @Test
  void listeners_of_events_are_classes() {
    noMethods().should().beMetaAnnotatedWith(EventListener.class).check(CLASSES);
  }

  @Test
  void a_port_has_at_most_four_methods_and_no_default_one() {
    ArchRule rule =
        classes().that().resideInAPackage("..spi..").and(INTERFACES).should(beSmallPorts());
    rule.check(CLASSES);
  }

  @Test
  void a_constructor_takes_at_most_six_dependencies() {
    constructors()
        .that()
        .areDeclaredInClassesThat()
        .areNotAssignableTo(Record.class)
        .should(takeAtMostSix())
        .check(CLASSES);
  }

  @Test
  void every_package_says_what_it_is() {
    assertThat(SourceFiles.main().packagesWithoutInfo()).isEmpty();
  }

  @Test
  void no_file_is_longer_than_300_lines() {
    assertThat(SourceFiles.main().longerThan(300)).isEmpty();
    assertThat(SourceFiles.test().longerThan(300)).isEmpty();
  }

  @Test
  void no_method_is_longer_than_30_lines() {
    assertThat(SourceFiles.main().methodsLongerThan(30)).isEmpty();
  }

  @Test
  void tests_own_no_mocks() {
    assertThat(SourceFiles.test().containing("org.mockito")).isEmpty();
  }

  private static ArchCondition<JavaClass> beSmallPorts() {
    return condition(
        "have at most four methods, none of them default",
        port -> {
          var methods =
              port.getMethods().stream()
                  .filter(method -> !method.getModifiers().contains(JavaModifier.STATIC))
                  .toList();
          return methods.size() <= MAX_PORT_METHODS
              && methods.stream().allMatch(m -> m.getModifiers().contains(JavaModifier.ABSTRACT));
        });
  }

  private static ArchCondition<JavaConstructor> takeAtMostSix() {
    return condition(
        "take at most six dependencies",
        constructor -> constructor.getRawParameterTypes().size() <= MAX_DEPENDENCIES);
  }

  private static <T> ArchCondition<T> condition(String text, Function<T, Boolean> holds) {
    return new ArchCondition<>(text) {
      @Override
      public void check(T item, ConditionEvents events) {
        events.add(new SimpleConditionEvent(item, holds.apply(item), item + " should " + text));
      }
    };
  }
}
