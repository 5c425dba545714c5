package dev.attune.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import org.apache.flink.api.common.functions.Function;

/** The floor plan, enforced. */
@AnalyzeClasses(packages = "dev.attune", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchRule the_domain_depends_on_the_jdk_and_jspecify_only = classes()
            .that()
            .resideInAPackage("dev.attune.domain..")
            .and()
            .doNotHaveFullyQualifiedName("dev.attune.domain.incident.CustomerSketch")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.attune.domain..", "java..", "org.jspecify..");

    /** docs/decisions/0019-a-sketch-in-the-domain.md says why there is one exception. */
    @ArchTest
    static final ArchRule distinct_customers_are_counted_in_one_class = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.attune.domain.incident.CustomerSketch")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.datasketches..");

    @ArchTest
    static final ArchRule domain_rooms_are_free_of_cycles =
            slices().matching("dev.attune.domain.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule rooms_are_free_of_cycles =
            slices().matching("dev.attune.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule data_walks_one_way = noClasses()
            .that()
            .resideInAPackage("dev.attune.intake..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.attune.customer..", "dev.attune.delivery..", "dev.attune.topology..");

    @ArchTest
    static final ArchRule the_customer_room_knows_nothing_of_delivery = noClasses()
            .that()
            .resideInAPackage("dev.attune.customer..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.attune.delivery..", "dev.attune.topology..", "org.apache.kafka..");

    @ArchTest
    static final ArchRule nothing_imports_a_job = noClasses()
            .that()
            .resideOutsideOfPackage("dev.attune.job..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.attune.job..");

    @ArchTest
    static final ArchRule no_room_is_a_drawer_for_odds_and_ends = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..utils..", "..common..", "..misc..", "..helper..", "..helpers..");

    @ArchTest
    static final ArchRule only_the_edges_read_the_clock = noClasses()
            .that(resideInAPackage("dev.attune..")
                    .and(DescribedPredicate.not(resideInAnyPackage("dev.attune.intake..", "dev.attune.waiting.."))))
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule avro_stays_at_the_edges = noClasses()
            .that(resideInAPackage("dev.attune..")
                    .and(DescribedPredicate.not(resideInAnyPackage(
                            "dev.attune.intake..",
                            "dev.attune.control.source..",
                            "dev.attune.delivery..",
                            "dev.attune.contract.."))))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.avro..");

    @ArchTest
    static final ArchRule functions_are_final = classes()
            .that()
            .areAssignableTo(Function.class)
            .and()
            .areNotInterfaces()
            .and()
            .areNotAnonymousClasses()
            .should()
            .haveModifier(JavaModifier.FINAL);

    @ArchTest
    static final ArchRule domain_types_are_closed = classes()
            .that()
            .resideInAPackage("dev.attune.domain..")
            .and(DescribedPredicate.not(DescribedPredicate.describe("sealed", HouseRulesTest::sealed)))
            .and()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .and()
            .areNotAnonymousClasses()
            .and()
            .doNotHaveModifier(JavaModifier.SYNTHETIC)
            .should()
            .haveModifier(JavaModifier.FINAL);

    @ArchTest
    static final ArchRule no_static_field_can_change = fields().that()
            .areStatic()
            .and()
            .areDeclaredInClassesThat()
            .resideInAPackage("dev.attune..")
            .and()
            .doNotHaveModifier(JavaModifier.SYNTHETIC)
            .should()
            .beFinal();

    private static boolean sealed(JavaClass type) {
        return type.reflect().isSealed()
                || type.isEnum()
                || type.getEnclosingClass().map(JavaClass::isEnum).orElse(false);
    }
}
