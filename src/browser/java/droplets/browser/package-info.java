/**
 * The application in a real browser, as people use it: {@code mvn verify -Pbrowser}. Start reading
 * at {@link droplets.browser.WholeJourneyIT}.
 *
 * <p>A test asks for {@link droplets.browser.Windows} and opens a {@link droplets.browser.Window}
 * for each person in it. {@link droplets.browser.Watch} watches behind every page. When a test
 * fails, {@code target/browser} has a picture of each window and a trace for <a
 * href="https://trace.playwright.dev">Playwright's viewer</a>.
 */
package droplets.browser;
