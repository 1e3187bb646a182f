package io.tidemark.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Keeps frameworks at the edges of the service. */
@AnalyzeClasses(packages = "io.tidemark.ingest", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] DOMAIN = {
        "..capture..",
        "..packet..",
        "..text..",
        "..tshark..",
        "..connlog..",
        "..netflow..",
        "..nfcapd..",
        "..format..",
        "..stream..",
        "..metrics..",
        "..host..",
        "..upload.."
    };

    private static final String[] FRAMEWORKS = {
        "io.quarkus..",
        "jakarta..",
        "io.smallrye..",
        "io.vertx..",
        "io.micrometer..",
        "org.hibernate..",
        "org.eclipse.microprofile..",
        "org.apache.kafka..",
        "java.sql.."
    };

    @ArchTest
    static final ArchRule DOMAIN_KNOWS_NO_FRAMEWORK = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FRAMEWORKS)
            .because("captures are parsed, measured and published without knowing how they travel; give the package an"
                    + " interface for what it needs, and let api, messaging or store implement it");

    @ArchTest
    static final ArchRule DOMAIN_KNOWS_NO_EDGE = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..api..", "..messaging..", "..store..")
            .because("the edges depend on the domain; turn the dependency round with an interface in the domain");

    @ArchTest
    static final ArchRule ONLY_THE_STORE_KNOWS_THE_DATABASE = noClasses()
            .that()
            .resideOutsideOfPackage("..store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "org.hibernate..", "java.sql..")
            .because("rows are the store's own; ask for records through CaptureStore");

    @ArchTest
    static final ArchRule ONLY_MESSAGING_KNOWS_KAFKA = noClasses()
            .that()
            .resideOutsideOfPackage("..messaging..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "io.smallrye.reactive.messaging..")
            .because("what travels is published through StreamTopic and MetricsTopic");
}
