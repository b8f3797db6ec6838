package droplets;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.net.Socket;
import java.net.URL;
import java.net.URLConnection;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The packages, the one direction between them, and what each must not know. */
class ArchitectureTest {

  private static JavaClasses application;

  @BeforeAll
  static void read() {
    application =
        new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importPackages("droplets");
  }

  /** A package may use those of the layers that the lines below name, and no others. */
  @Test
  void packagesUseEachOtherInOneDirection() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("droplets..")
        .layer("client")
        .definedBy("droplets.digitalocean")
        .layer("page")
        .definedBy("droplets.web.page")
        .layer("flow")
        .definedBy("droplets.web.flow")
        .layer("session")
        .definedBy("droplets.web.session")
        .layer("listing")
        .definedBy("droplets.web.listing")
        .layer("download")
        .definedBy("droplets.web.download")
        .layer("signin")
        .definedBy("droplets.web.signin")
        .layer("application")
        .definedBy("droplets.web")
        .whereLayer("client")
        .mayNotAccessAnyLayer()
        .whereLayer("page")
        .mayOnlyAccessLayers("client")
        .whereLayer("flow")
        .mayOnlyAccessLayers("client", "page")
        .whereLayer("session")
        .mayOnlyAccessLayers("client", "page", "flow")
        .whereLayer("listing")
        .mayOnlyAccessLayers("client", "page", "session")
        .whereLayer("download")
        .mayOnlyAccessLayers("client", "page", "session", "listing")
        .whereLayer("signin")
        .mayOnlyAccessLayers("client", "page", "flow", "session", "listing")
        .whereLayer("application")
        .mayNotBeAccessedByAnyLayer()
        .ensureAllClassesAreContainedInArchitecture()
        .check(application);
  }

  @Test
  void noPackageIsPartOfACircle() {
    slices().matching("droplets.(**)").should().beFreeOfCycles().check(application);
  }

  @Test
  void theClientNeedsTheJdkAndJsonPAlone() {
    classes()
        .that()
        .resideInAPackage("droplets.digitalocean")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "droplets.digitalocean", "java..", "javax.net.ssl", "jakarta.json.."))
        .check(application);
  }

  @Test
  void theWebPackagesMakeNoHttpCallAndReadNoJson() {
    noClasses()
        .that()
        .resideInAPackage("droplets.web..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.net.http..", "jakarta.json..")
                .or(assignableTo(URLConnection.class))
                .or(type(URL.class))
                .or(type(Socket.class)))
        .check(application);
  }

  @Test
  void oneClassOfTheClientKnowsTheJdksHttp() {
    noClasses()
        .that()
        .resideInAPackage("droplets.digitalocean")
        .and()
        .haveNameNotMatching("droplets\\.digitalocean\\.Transport(\\$.*)?")
        .should()
        .dependOnClassesThat(
            assignableTo(URLConnection.class)
                .or(resideInAPackage("java.net.http.."))
                .or(resideInAPackage("java.nio.channels..")))
        .check(application);
  }

  /** All applications that use a class share what is static in it. */
  @Test
  void everyStaticFieldIsFinal() {
    fields()
        .that()
        .areStatic()
        .and()
        // The compiler and the coverage add synthetic ones.
        .doNotHaveModifier(SYNTHETIC)
        .should()
        .beFinal()
        .check(application);
  }
}
