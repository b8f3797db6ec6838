package droplets.digitalocean;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Runs the tests of a class on virtual threads, as a container may run its requests. By reflection,
 * because the tests are compiled for Java 17.
 */
final class VirtualThreads implements InvocationInterceptor {

  @Override
  public void interceptTestMethod(
      Invocation<Void> test,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext extensionContext)
      throws Throwable {
    runOnVirtualThread(test);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> test,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext extensionContext)
      throws Throwable {
    runOnVirtualThread(test);
  }

  /** Makes threads of the caller's kind. */
  static ThreadFactory sameKind() throws ReflectiveOperationException {
    return isVirtual() ? virtual() : VirtualThreads::daemon;
  }

  private static void runOnVirtualThread(Invocation<Void> test) throws Throwable {
    FutureTask<Boolean> run =
        new FutureTask<>(
            () -> {
              try {
                test.proceed();
                return isVirtual();
              } catch (Exception | Error e) {
                throw e;
              } catch (Throwable e) {
                throw new InvocationTargetException(e);
              }
            });
    virtual().newThread(run).start();
    try {
      if (!run.get()) {
        throw new IllegalStateException("not on a virtual thread");
      }
    } catch (ExecutionException e) {
      throw e.getCause();
    }
  }

  private static boolean isVirtual() throws ReflectiveOperationException {
    return Runtime.version().feature() >= 21
        && (boolean) Thread.class.getMethod("isVirtual").invoke(Thread.currentThread());
  }

  private static ThreadFactory virtual() throws ReflectiveOperationException {
    Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
    Method factory = Class.forName("java.lang.Thread$Builder").getMethod("factory");
    return (ThreadFactory) factory.invoke(builder);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "caller");
    thread.setDaemon(true);
    return thread;
  }
}
