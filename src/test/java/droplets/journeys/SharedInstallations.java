package droplets.journeys;

import droplets.servers.ServerKind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.params.provider.AnnotationBasedArgumentsProvider;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Starts an installation when the first class needs it. JUnit closes all of them at the end. */
public final class SharedInstallations extends AnnotationBasedArgumentsProvider<InstalledIn> {
  private static final Namespace OURS = Namespace.create(SharedInstallations.class);

  @Override
  protected Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext test, InstalledIn where) {
    return Stream.of(where.servers())
        .flatMap(
            kind ->
                Stream.of(where.contexts())
                    .map(context -> Arguments.of(shared(test, kind, context))));
  }

  /** The one installation of this run in a server at a context path, with standard settings. */
  public static Installation shared(ExtensionContext test, ServerKind kind, String context) {
    return test.getRoot()
        .getStore(OURS)
        .computeIfAbsent(
            List.of(kind, context),
            key -> new Installation(kind, context).start(),
            Installation.class);
  }
}
