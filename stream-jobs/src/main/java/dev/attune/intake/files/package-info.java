/**
 * Events from CSV files: the columns are the fields of the schemas, and rows are judged like records of the topics.
 *
 * <p>This room must not have rules of its own about events: what a topic would refuse, a file is refused too.
 */
@NullMarked
package dev.attune.intake.files;

import org.jspecify.annotations.NullMarked;
