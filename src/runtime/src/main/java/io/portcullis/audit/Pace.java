package io.portcullis.audit;

import java.time.Duration;

/**
 * How much may wait, and how long.
 *
 * @param queue how many records may wait
 * @param drop whether records are dropped and counted when more wait; else what would make them is refused
 * @param writeWithin how long a call waits for its beginning to be on the disk
 * @param checkpointEvery how often a checkpoint is written while there are records
 * @param checkpointRecords after how many records one is written
 */
public record Pace(int queue, boolean drop, Duration writeWithin, Duration checkpointEvery, int checkpointRecords) {
}
