package dev.ashlar.verify.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.ashlar", importOptions = ImportOption.DoNotIncludeTests.class)
class DirectionsTest {
    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.ashlar.(*).(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule contractDependsOnNothingOfOurs = noClasses()
            .that()
            .resideInAPackage("dev.ashlar.contract..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.ashlar.process..",
                    "dev.ashlar.ledger..",
                    "dev.ashlar.objectstore..",
                    "dev.ashlar.credentials..",
                    "dev.ashlar.control..",
                    "dev.ashlar.node..",
                    "dev.ashlar.client..",
                    "dev.ashlar.service..",
                    "dev.ashlar.images..",
                    "dev.ashlar.stacks..");

    @ArchTest
    static final ArchRule credentialsControlAndNodeNeverSeeEachOther = slices().matching(
                    "dev.ashlar.(credentials|control|node)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule sqlStaysInTheLedger = noClasses()
            .that()
            .resideOutsideOfPackages("dev.ashlar.ledger.postgres..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..", "com.zaxxer..");

    @ArchTest
    static final ArchRule theMinioClientStaysInTheObjectStore = noClasses()
            .that()
            .resideOutsideOfPackages("dev.ashlar.objectstore.s3..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.minio..", "okhttp3..");

    @ArchTest
    static final ArchRule machinesRunNothingButTheirOwnCode = noClasses()
            .that()
            .resideInAPackage("dev.ashlar.node..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.slf4j..", "java.net.http..", "org.bouncycastle..", "dev.ashlar.process..");
}
