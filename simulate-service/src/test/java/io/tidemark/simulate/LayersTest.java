package io.tidemark.simulate;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.tidemark.contracts.finding.Finding;
import io.tidemark.contracts.finding.FindingDocument;
import java.util.List;

@AnalyzeClasses(packages = "io.tidemark.simulate", importOptions = DoNotIncludeTests.class)
class LayersTest {

    private static final String[] DOMAIN = {
        "..simulate.concurrency..",
        "..simulate.sizing..",
        "..simulate.coherence..",
        "..simulate.backtest..",
        "..simulate.comparison..",
        "..simulate.answers.."
    };

    @ArchTest
    static final ArchRule DOMAIN_KNOWS_NO_FRAMEWORK = noClasses()
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
                    "com.fasterxml..",
                    "java.sql..",
                    "javax.sql..")
            .because(
                    "the mathematics has to run without a server: pass in what it needs as plain Java, and put the code"
                            + " that knows HTTP into package api, the code that knows PostgreSQL into package store");

    @ArchTest
    static final ArchRule CONCURRENCY_KNOWS_NO_SIZING = noClasses()
            .that()
            .resideInAPackage("..simulate.concurrency..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..simulate.sizing..",
                    "..simulate.coherence..",
                    "..simulate.backtest..",
                    "..simulate.comparison..",
                    "..simulate.answers..",
                    "..simulate.store..",
                    "..simulate.api..")
            .because("sizing decides by the laws that concurrency gives: move what both need into concurrency");

    @ArchTest
    static final ArchRule ANSWERS_KNOW_NEITHER_HTTP_NOR_POSTGRESQL = noClasses()
            .that()
            .resideInAPackage("..simulate.answers..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..simulate.api..", "..simulate.store..")
            .because("a use case reads through a port and knows no request: add what it needs to a port of answers, let"
                    + " store implement it and api hand it over in Wiring");

    @ArchTest
    static final ArchRule HTTP_KNOWS_NO_STORE = noClasses()
            .that()
            .resideInAPackage("..simulate.api..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..simulate.store..")
            .because("a resource parses, calls one use case and maps what comes back: ask a class of answers");

    @ArchTest
    static final ArchRule NOBODY_SLEEPS = noClasses()
            .should()
            .accessTargetWhere(JavaAccess.Predicates.target(HasName.Predicates.name("sleep")))
            .because("a thread that sleeps is kept from all others who ask: wait with Polling");

    @ArchTest
    static final ArchRule STORE_KNOWS_NO_HTTP = noClasses()
            .that()
            .resideInAPackage("..simulate.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..simulate.api..", "jakarta.ws.rs..")
            .because("requests and their errors belong to package api: return an Optional and let it answer");

    @ArchTest
    static final ArchRule FINDINGS_ARE_WORDED_AT_THE_EDGE = noClasses()
            .that()
            .resideOutsideOfPackage("..simulate.api..")
            .should()
            .callMethod(FindingDocument.class, "text")
            .orShould()
            .callMethod(FindingDocument.class, "of", Finding.class)
            .orShould()
            .callMethod(FindingDocument.class, "of", List.class)
            .orShould()
            .callMethod(FindingDocument.class, "texts", List.class)
            .because("sentences are for people: branch on the code of a finding and read its values");
}
