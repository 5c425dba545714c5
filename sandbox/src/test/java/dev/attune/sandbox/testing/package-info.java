/**
 * Real parts for integration tests: a broker and a registry shared by all tests of a JVM.
 *
 * <p>It must not hold expectations about a job: it hands out parts, and tests say what they expect.
 */
package dev.attune.sandbox.testing;
