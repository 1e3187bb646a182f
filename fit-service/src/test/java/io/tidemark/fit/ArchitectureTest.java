package io.tidemark.fit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.tidemark.contracts.finding.FindingDocument;

/** Which package may know what. */
@AnalyzeClasses(packages = "io.tidemark.fit", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] DOMAIN = {
        "io.tidemark.fit",
        "io.tidemark.fit.model..",
        "io.tidemark.fit.people..",
        "io.tidemark.fit.mcmc..",
        "io.tidemark.fit.diagnostics..",
        "io.tidemark.fit.checks..",
        "io.tidemark.fit.order..",
        "io.tidemark.fit.selection.."
    };

    @ArchTest
    static final ArchRule domainKnowsNoFramework = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..",
                    "io.smallrye..",
                    "io.micrometer..",
                    "jakarta..",
                    "org.hibernate..",
                    "org.eclipse.microprofile..",
                    "org.jboss..",
                    "org.apache.kafka..",
                    "com.fasterxml..",
                    "java.sql..")
            .because(
                    "the mathematics must be testable without a server. To mend a breach, pass what the class needs as a"
                            + " plain value or interface, and let api, messaging, store or Wiring talk to the framework");

    @ArchTest
    static final ArchRule useCasesKnowNoFramework = noClasses()
            .that()
            .resideInAPackage("io.tidemark.fit.jobs..")
            .and()
            .doNotHaveSimpleName("Wiring")
            .and()
            .doNotHaveSimpleName("FitConfig")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..",
                    "io.smallrye..",
                    "io.micrometer..",
                    "jakarta..",
                    "org.hibernate..",
                    "org.eclipse.microprofile..",
                    "com.fasterxml..",
                    "java.sql..",
                    "io.tidemark.fit.api..",
                    "io.tidemark.fit.messaging..",
                    "io.tidemark.fit.store..")
            .because(
                    "a use case is plain Java. To mend a breach, have Wiring make the class and hear events for it, write within"
                            + " Transactions, and define an interface for what an edge does");

    @ArchTest
    static final ArchRule domainKnowsNoEdge = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.tidemark.fit.api..",
                    "io.tidemark.fit.messaging..",
                    "io.tidemark.fit.store..",
                    "io.tidemark.fit.jobs..",
                    "io.tidemark.fit.json..")
            .because(
                    "edges depend on the domain and not the other way. To mend a breach, define an interface in the domain"
                            + " and implement it at the edge");

    @ArchTest
    static final ArchRule entitiesStayInTheStore = noClasses()
            .that()
            .resideOutsideOfPackage("io.tidemark.fit.store..")
            .should()
            .dependOnClassesThat()
            .areAnnotatedWith(jakarta.persistence.Entity.class)
            .because(
                    "a row of a table is neither a document nor a message. To mend a breach, let a class of store return a"
                            + " record");

    @ArchTest
    static final ArchRule onlyMessagingKnowsKafka = classes()
            .that()
            .resideInAPackage("io.tidemark.fit..")
            .and()
            .resideOutsideOfPackage("io.tidemark.fit.messaging..")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages("org.apache.kafka..", "io.smallrye.reactive.messaging..")
            .because("messages leave through the outbox. To mend a breach, write to the outbox in the transaction");

    @ArchTest
    static final ArchRule findingsAreWordedAtTheEdge = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.tidemark.fit",
                    "io.tidemark.fit.diagnostics..",
                    "io.tidemark.fit.checks..",
                    "io.tidemark.fit.mcmc..",
                    "io.tidemark.fit.model..",
                    "io.tidemark.fit.selection..",
                    "io.tidemark.fit.order..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(FindingDocument.class)
            .because(
                    "sentences are for people. To mend a breach, branch on the code of a finding and read its values, and let"
                            + " api, messaging and store put them in words");
}
