package dev.ashlar.verify.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.UUID;

/** Time and chance come in through constructors where decisions are made, so that tests can hold them. */
@AnalyzeClasses(
        packages = {
            "dev.ashlar.contract",
            "dev.ashlar.ledger",
            "dev.ashlar.objectstore",
            "dev.ashlar.credentials",
            "dev.ashlar.control",
            "dev.ashlar.images"
        },
        importOptions = ImportOption.DoNotIncludeTests.class)
class BannedCallsTest {
    @ArchTest
    static final ArchRule noHiddenClock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("an InstantSource is a constructor argument");

    @ArchTest
    static final ArchRule noHiddenChance = noClasses()
            .should()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .because("randomness is a constructor argument");

    @ArchTest
    static final ArchRule noProcessExit =
            noClasses().that().haveSimpleNameNotEndingWith("Main").should().callMethod(System.class, "exit", int.class);
}
